// A first sequence: draft it, look at it, create it. In scripts/jshell: /open scripts/first-sequence.jsh
// Nothing here needs a key, and nothing leaves this machine.

Reply reply = Reply.sandbox(); // a fresh one, whatever was bound to it before

// A draft is a name and steps. Each step says how long it waits after the one before.
SequenceDraft draft = SequenceDraft.named("Hello").emailAccounts(101).steps(
        email("Quick question about {{companyName}}", "<p>Hi {{firstName}},</p><p>shall we talk?</p>"),
        linkedInMessage("Hi {{firstName}}, did my mail reach you?").after(days(3)),
        call("Ask about the demo").after(days(1).plusHours(2)));

// Whether Reply would take it, and what is allowed but probably not meant.
draft.violations() // ==> []
System.out.println(draft.lints());
// prints:
//   1 lint
//     /linkedInAccounts: there are LinkedIn steps, but no LinkedIn sender; set linkedInAccounts

// Drafts never change; each method gives a new one.
draft = draft.linkedInAccounts(42);

// What would be sent, without sending it. curl() is the same for a shell, with the key left to its environment.
System.out.println(reply.preview(draft));
// prints:
//   Not sent: POST https://api.reply.io/v3/sequences, 505 bytes of JSON
//     body() is the JSON, curl() the command for a shell
//     merge fields: companyName, firstName
//     #  day  time   channel   mode       what (the clock starts when a contact enters)
//     1    1  00:00  Email     automatic  Quick question about {{companyName}} | Hi {{firstName}}, sh...
//     2    4  00:00  LinkedIn  automatic  message: Hi {{firstName}}, did my mail reach you?
//     3    5  02:00  Call                 Ask about the demo

// Create it. It is new: no contact gets anything before it is started in Reply.
Sequence sequence = reply.create(draft);
System.out.println(sequence.id() + " is " + sequence.status()); // prints: 1001 is new

// Has all that was sent come back?
draft.differences(sequence) // ==> []

// And the same again, by its id.
reply.get(sequence.id()).equals(sequence) // ==> true
