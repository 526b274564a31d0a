var draft = SequenceDraft.named("Autumn").emailAccounts(101).linkedInAccounts(42).steps(
    email("A seat for {{firstName}}?", "<p>Hi {{firstName}},</p>").variant("Hi", "<p>Hello</p>"),
    linkedInMessage("Hi {{firstName}}, did my mail reach you?").after(days(3)),
    call("Ask about the seat").after(days(1).plusHours(2)))
draft.then(linkedInEndorseSkills(7)).violations()
var sequence = reply.create(draft)
draft.differences(sequence)
