"""Calendar files that are brought in and taken out, step by step."""

import itertools
from hashlib import sha256
from urllib.parse import urlsplit

import boto3

from functions.agenda import (
    events_page,
    exports_create,
    imports_create,
    imports_start,
    jobs_cancel,
    jobs_fetch,
    jobs_get,
)
from infra.local.deployment import ACCOUNT

BUCKET = f"test-agenda-files-{ACCOUNT}"
HEAD = "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"
END = "END:VCALENDAR\r\n"


def event(uid, title="Football", start="20270102T090000Z"):
    said = f"UID:{uid}\r\nDTSTAMP:20270101T000000Z\r\nDTSTART:{start}\r\nSUMMARY:{title}\r\n"
    return f"BEGIN:VEVENT\r\n{said}END:VEVENT\r\n"


def file(*events):
    return f"{HEAD}{''.join(events)}{END}"


def many(number):
    return file(*(event(f"e{each}") for each in range(number)))


class Carrier:
    """Whoever carries files in and out of a calendar, theirs or another one."""

    def __init__(self, invoke, cloud, calendar_id, caller):
        self.invoke, self.cloud, self.calendar_id, self.caller = invoke, cloud, calendar_id, caller

    def announced(self, text):
        """An import that waits for that file."""
        data = text.encode()
        wanted = {"name": "work.ics", "size": len(data), "sha256": sha256(data).hexdigest()}
        answer = self.invoke(imports_create, calendar_id=self.calendar_id, caller=self.caller, body=wanted)
        assert answer.status == 201, answer.text
        return answer.json

    def uploaded(self, text):
        """One whose file has come: its id."""
        place = self.announced(text)
        key = urlsplit(place["upload"]).path.lstrip("/")
        boto3.client("s3").put_object(Bucket=BUCKET, Key=key, Body=text.encode())
        return place["job"]["job_id"]

    def start(self, job_id, preview=False):
        return self.invoke(imports_start, job_id=job_id, caller=self.caller, body={"preview": preview})

    def begun(self, text, preview=False):
        """One that is under way."""
        job_id = self.uploaded(text)
        answer = self.start(job_id, preview)
        assert answer.status == 202, answer.text
        return job_id

    def brought(self, text, preview=False):
        """One through with that file, as it is."""
        job_id = self.begun(text, preview)
        self.cloud.pumps.drain()
        return self.job(job_id)

    def exported(self):
        """The id of an export that was asked for."""
        answer = self.invoke(exports_create, calendar_id=self.calendar_id, caller=self.caller)
        assert answer.status == 202, answer.text
        return answer.json["job_id"]

    def job(self, job_id):
        return self.invoke(jobs_get, job_id=job_id, caller=self.caller).json

    def cancel(self, job_id):
        return self.invoke(jobs_cancel, job_id=job_id, caller=self.caller)

    def fetch(self, job_id):
        return self.invoke(jobs_fetch, job_id=job_id, caller=self.caller)

    def fetched(self, job_id):
        """What is at the end of the link."""
        answer = self.fetch(job_id)
        assert answer.status == 303, answer.text
        key = urlsplit(answer.headers["Location"]).path.lstrip("/")
        return boto3.client("s3").get_object(Bucket=BUCKET, Key=key)["Body"].read()

    def titles(self):
        return sorted(each["event"]["title"] for each in self.events())

    def events(self):
        cursor = {}
        for _ in itertools.count():
            asked = {"limit": 200, **cursor}
            page = self.invoke(events_page, calendar_id=self.calendar_id, caller=self.caller, query=asked).json
            yield from page["items"]
            if not page["next"]:
                return
            cursor = {"cursor": page["next"]}


def lying(job_id):
    """What lies in the folder of a job."""
    found = boto3.client("s3").list_objects_v2(Bucket=BUCKET, Prefix=f"jobs/acme/{job_id}/")
    return [each["Key"].rpartition("/")[2] for each in found.get("Contents", ())]
