"""What every letter says, in English."""

from collections.abc import Mapping

from kernel.letters.wording import Wording

_NOT_YOU = "If it was not you, press the button at once: somebody else may be able to sign in as you."

LETTERS: Mapping[str, Wording] = {
    "verify_address": Wording(
        subject="Confirm your email address",
        preheader="One click, and {workspace} knows that this address is yours.",
        heading="Confirm your email address",
        body=("You are about to join <b>{workspace}</b> as <b>{address}</b>. Confirm that this address is yours."),
        button="Confirm address",
        code="Asked for a code? Enter this one:",
        after=(
            "This works once, within {lasts}. If you did not sign up, ignore this email: without confirmation, "
            "nothing happens."
        ),
        reason="somebody signed up with this address",
    ),
    "already_registered": Wording(
        subject="You already have an account",
        preheader="Somebody tried to sign up with your address. There is no need to: sign in.",
        heading="You already have an account",
        body=(
            "Somebody tried to sign up for <b>{workspace}</b> with <b>{address}</b>. This address has an account "
            "already, so nothing was changed.\n"
            "If that was you, just sign in."
        ),
        button="Sign in",
        after=("If it was not you, there is nothing to do. Whoever tried was not told that you have an account."),
        second="Forgot your password? Choose a new one",
        reason="somebody tried to sign up with this address",
    ),
    "no_account": Wording(
        subject="There is no account with your address",
        preheader="Somebody tried to sign in with your address. It has no account.",
        heading="There is no account with your address",
        body=(
            "Somebody tried to sign in to <b>{workspace}</b> with <b>{address}</b>. This address has no account. "
            "If that was you, you may have signed up with another address, or not yet."
        ),
        button="Sign up",
        after=("If it was not you, there is nothing to do. Whoever tried was not told whether you have an account."),
        reason="somebody tried to sign in with this address",
    ),
    "magic_link": Wording(
        subject="Sign in to {workspace}",
        preheader="Your link to sign in. It works once, within {lasts}.",
        heading="Sign in to {workspace}",
        body=("Press the button to sign in as <b>{address}</b>."),
        button="Sign in",
        code="Signing in on another device? Enter this code there:",
        after=(
            "Link and code work once, within {lasts}. Never give them to anybody: we do not ask for them by "
            "phone or message. If you did not ask to sign in, ignore this email."
        ),
        reason="somebody asked to sign in with this address",
    ),
    "reset_password": Wording(
        subject="Choose a new password",
        preheader="Your link to choose a new password. It works once, within {lasts}.",
        heading="Choose a new password",
        body=("Somebody asked for a new password for <b>{address}</b>. If that was you, choose one now."),
        button="Choose a new password",
        after=(
            "The link works once, within {lasts}. If it was not you, ignore this email: your password stays as it is."
        ),
        reason="somebody asked for a new password for this address",
    ),
    "password_changed": Wording(
        subject="Your password was changed",
        preheader="If it was you, there is nothing to do.",
        heading="Your password was changed",
        body=("The password of <b>{address}</b> has just been changed. If it was you, there is nothing to do.\n")
        + _NOT_YOU,
        button="This was not me",
        reason="we tell you whenever the security of your account changes",
    ),
    "new_sign_in": Wording(
        subject="New sign-in to {workspace}",
        preheader="Your account was used on a device that we had not seen before.",
        heading="Was this you?",
        body=(
            "Somebody signed in to <b>{workspace}</b> as <b>{address}</b>, on a device that we had not seen "
            "before. If it was you, there is nothing to do."
        ),
        button="This was not me",
        reason="we tell you whenever an unknown device signs in to your account",
    ),
    "factor_added": Wording(
        subject="{factor} added to your account",
        preheader="If it was you, there is nothing to do.",
        heading="{factor} added",
        body=(
            "There is a new way to sign in as <b>{address}</b>: <b>{factor}</b>. If you added it, there is nothing "
            "to do.\n"
        )
        + _NOT_YOU,
        button="This was not me",
        reason="we tell you whenever the security of your account changes",
    ),
    "factor_removed": Wording(
        subject="{factor} removed from your account",
        preheader="If it was you, there is nothing to do.",
        heading="{factor} removed",
        body=(
            "One way to sign in as <b>{address}</b> is gone: <b>{factor}</b>. If you know of it, there is nothing "
            "to do.\n"
        )
        + _NOT_YOU,
        button="This was not me",
        reason="we tell you whenever the security of your account changes",
    ),
    "recovery_code_used": Wording(
        subject="A recovery code was used to sign in as you",
        preheader="If it was you, there is nothing to do. If not, somebody has your codes.",
        heading="A recovery code was used",
        body=(
            "One of the recovery codes of <b>{address}</b> was used to show that it is you. It is good no more. If it "
            "was you, there is nothing to do.\n"
            "If it was not you, somebody has your codes, and another way to sign in as you beside them. Press the "
            "button at once and choose a new password, which signs out every device. Then make new codes."
        ),
        button="This was not me",
        after=("Make new codes, too, before there are none left; the old ones end with that."),
        second="Make new recovery codes",
        reason="we tell you whenever the security of your account changes",
    ),
    "invitation": Wording(
        subject="{inviter} invited you to {workspace}",
        preheader="Accept, and you can start at once. The invitation is good until {expires}.",
        heading="Join {workspace}",
        body=("<b>{inviter}</b> ({inviter_address}) invites you to work together in <b>{workspace}</b>."),
        button="Accept invitation",
        after=("If you do not know {inviter}, ignore this email: nothing happens without you."),
        reason="{inviter} invited this address",
    ),
    "new_address": Wording(
        subject="Confirm your new email address",
        preheader="One click, and you sign in with this address from now on.",
        heading="Confirm your new email address",
        body=("You asked to sign in as <b>{address}</b> from now on. Confirm that this address is yours."),
        button="Use this address",
        after=(
            "This works once, within {lasts}. If you did not ask for it, ignore this email: nothing changes without "
            "confirmation."
        ),
        reason="somebody wants to sign in with this address",
    ),
    "address_changed": Wording(
        subject="The email address of your account was changed",
        preheader="Mail about your account no longer comes to this address. You can undo it.",
        heading="Your email address was changed",
        body=(
            "Your account no longer belongs to <b>{address}</b>: from now on you sign in with a new address. If "
            "it was you, there is nothing to do.\n"
            "If it was not you, undo it at once. That also signs out every device, and asks for a new password."
        ),
        button="Undo this change",
        after=("You can undo it until {expires}."),
        reason="this was the address of your account until now",
    ),
    "account_leaving": Wording(
        subject="Your account will be deleted on {day}",
        preheader="Until then you can keep it, with one click.",
        heading="Your account will be deleted",
        body=(
            "You asked for your account <b>{address}</b> to be deleted. On <b>{at}</b> you leave every workspace, and "
            "everything by which you sign in is gone. What you made in a workspace stays there."
        ),
        button="Keep my account",
        after=("If it was not you, keep your account, and choose a new password."),
        reason="you asked for your account to be deleted",
    ),
    "account_gone": Wording(
        subject="Your account was deleted",
        preheader="Nobody can sign in with this address any more.",
        heading="Your account was deleted",
        body=("The account <b>{address}</b> was deleted, as you asked two weeks ago. This is our last email to you."),
        button="Sign up again",
        reason="this was the address of your account",
    ),
    "export_ready": Wording(
        subject="Your export of {workspace} is ready",
        preheader="Everything in it, kept until {expires}.",
        heading="Your export is ready",
        body=("Everything in <b>{workspace}</b> is ready for you. Download it, and keep it in a safe place."),
        button="Download export",
        after=("You will be asked to sign in. After {expires} the export is deleted; you can ask for a new one."),
        reason="you asked for an export",
    ),
    "log_ready": Wording(
        subject="The audit log of {workspace} is ready",
        preheader="As a file, kept until {expires}.",
        heading="The audit log is ready",
        body=(
            "What you asked for of the audit log of <b>{workspace}</b> is ready. "
            "Download it, and keep it in a safe place."
        ),
        button="Download file",
        after=("You will be asked to sign in. After {expires} the file is deleted; you can ask for a new one."),
        reason="you asked for an export of the audit log",
    ),
    "erasure_planned": Wording(
        subject="{workspace} will be erased on {day}",
        preheader="After that nobody can bring it back. Until then you can keep it.",
        heading="{workspace} will be erased",
        body=(
            "<b>{asked_by}</b> asked to erase the workspace <b>{workspace}</b>. On <b>{at}</b> everything in it "
            "will be deleted, of everybody. After that, nobody can bring it back."
        ),
        button="Keep the workspace",
        after=(
            "Nobody can sign in to it until then. If you want a copy of what is in it, keep it first, and export that."
        ),
        reason="you administer this workspace",
    ),
    "erased": Wording(
        subject="{workspace} was erased: your certificate",
        preheader="What was deleted, and when. Keep this email.",
        heading="Certificate of erasure",
        body=(
            "The workspace <b>{workspace}</b> was erased. This is what was deleted, for good and completely. "
            "Keep this email as your record."
        ),
        button="Verify certificate",
        reason="you administered this workspace",
    ),
    "suspended": Wording(
        subject="{workspace} is suspended",
        preheader="Nobody can sign in until it is resumed. Nothing is lost.",
        heading="{workspace} is suspended",
        body=(
            "The workspace <b>{workspace}</b> was suspended by whoever runs this installation. Everybody was signed "
            "out, and nobody can sign in until it is resumed. Nothing of it is lost."
        ),
        button="See whether it is open",
        reason="you administer {workspace}",
    ),
    "resumed": Wording(
        subject="{workspace} is open again",
        preheader="Everybody can sign in as before.",
        heading="{workspace} is open again",
        body="The workspace <b>{workspace}</b> is suspended no longer. Everybody can sign in as before.",
        button="Sign in",
        reason="you administer {workspace}",
    ),
    "sender_lapsed": Wording(
        subject="Emails of {workspace} no longer come from {domain}",
        preheader="Its DNS records were not found. Set them again, and check.",
        heading="{domain} has lost its DNS records",
        body=(
            "The DNS records of <b>{domain}</b> were not found any more, so emails of <b>{workspace}</b> come from "
            "this installation's own address until you set the records again, and check the domain."
        ),
        button="Look at the records",
        reason="you administer {workspace}",
    ),
    "security_alert": Wording(
        subject="Security alert: {title}",
        preheader="{summary}",
        heading="{title}",
        body=("{summary}"),
        button="Look into it",
        reason="you administer {workspace}",
    ),
    "key_expiring": Wording(
        subject="API key {key} expires on {day}",
        preheader="Programs that use it will be refused after {expires}.",
        heading="An API key is about to expire",
        body=(
            "The API key <b>{key}</b> of <b>{workspace}</b> expires in {left}. Programs that still use it then "
            "will be refused."
        ),
        button="Rotate key",
        after=("Rotating gives you a new key, and lets the old one work until you have changed over."),
        reason="you look after this key",
    ),
}
