from functions.agenda import manners_get, manners_update


def test_everybody_is_asked_as_little_as_can_be_until_they_say_otherwise(invoke, office):
    bob = office.person("bob")
    invoke(manners_update, caller=bob, body={"unasked": "never"})

    assert invoke(manners_get, caller=office.ada).json == {"unasked": "add", "crashers": "ask"}
    assert invoke(manners_get, caller=bob).json == {"unasked": "never", "crashers": "ask"}
