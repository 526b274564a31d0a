// A first sequence: choose who sends, draft it, check it, create it, delete it.
// In scripts/jshell: /open scripts/first-sequence.jsh
// Nothing here needs a key, and nothing leaves this machine.
Example example = Example.of("first-sequence.jsh");

example.show();
Reply reply = Reply.sandbox(); // a new one, whatever "reply" was before

example.show();
// A draft names mailboxes and LinkedIn senders by their ids. These calls list
// them.
System.out.println(reply.emailAccounts());
// prints:
//   3 email accounts
//     101  sender101@example.com  connected  default, 200 a day, Sender 101
//     102  sender102@example.com  connected  200 a day, Sender 102
//       1  sender1@example.com    connected  50 a day, Sender 1
System.out.println(reply.linkedInAccounts());
// prints:
//   2 LinkedIn accounts
//     42  Sender 42  enabled  cookie valid, salesNavigator
//     43  Sender 43  enabled  cookie valid
long mailbox = reply.emailAccounts().get(0).id();
long person = reply.linkedInAccounts().get(0).id();

example.show();
// A draft is a name and steps. Each step says how long it waits after the one
// before.
SequenceDraft draft = SequenceDraft.named("Hello").emailAccounts(mailbox).steps(
        email("Question about {{companyName}}", "<p>Hi {{firstName}}, shall we talk?</p>"),
        linkedInMessage("Did my mail reach you, {{firstName}}?").after(days(3)),
        call("Ask about the demo").after(days(1).plusHours(2)));

example.show();
// Violations: why Reply would refuse it. Lints: what is allowed, but probably a
// mistake.
draft.violations() // ==> []
System.out.println(draft.lints());
// prints:
//   1 lint
//     /linkedInAccounts: there are LinkedIn steps, but no account to send from; set linkedInAccounts

example.show();
// A draft never changes. Each method returns a new one.
draft = draft.linkedInAccounts(person);

example.show();
// Does it fit the account? This only reads.
reply.check(draft) // ==> []

example.show();
// What would be sent, without sending it. curl() is the same as a shell
// command; it takes the key from the environment.
System.out.println(reply.preview(draft));
// prints:
//   Not sent: POST https://api.reply.io/v3/sequences, 490 bytes of JSON
//     merge fields: companyName, firstName
//     #  since entry  channel   mode       what
//     1  0 min        Email     automatic  Question about {{companyName}} | Hi {{...
//     2  3 d          LinkedIn  automatic  message: Did my mail reach you, {{firs...
//     3  4 d 2 h      Call                 Ask about the demo

example.show();
// Create it. Its status is new: no contact gets anything before you start it in
// Reply.
Sequence sequence = reply.create(draft);
sequence.status() // ==> new

example.show();
// Compare what was sent with what came back.
draft.differences(sequence) // ==> []

example.show();
// Read it again, by its id.
reply.get(sequence.id()).equals(sequence) // ==> true

example.show();
// Delete what was a trial. A sequence that was ever started is refused.
reply.delete(sequence.id());
reply.list() // ==> []
