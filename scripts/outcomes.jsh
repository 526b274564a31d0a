// Every outcome of create, caused in a sandbox.
// In scripts/jshell: /open scripts/outcomes.jsh
// The message of each exception says what happened, where, and what to do next.
Example example = Example.of("outcomes.jsh");

example.show();
Sandbox sandbox = Sandbox.start();
Reply there = Reply.builder().baseUrl(sandbox.url()).apiKey("any-word").build();
SequenceDraft draft = SequenceDraft.named("Hello").emailAccounts(101).steps(
        email("Hi", "<p>Hi {{firstName}}</p>"));

example.show();
// Created.
there.create(draft).id() // ==> 1001

example.show();
// Invalid: the draft breaks documented rules. The message lists all of them,
// and nothing was sent.
SequenceDraft wrong = draft.then(linkedInEndorseSkills(7).after(Duration.ofSeconds(90)));
there.create(wrong); // throws InvalidDraftException

example.show();
// Rejected: Reply refused it, and nothing was created. The problem has the
// status, code and errors.
sandbox.state("an email account does not exist", Map.of("id", 101));
try {
    there.create(draft);
} catch (RejectedException e) {
    System.out.println(e.problem());
}
// prints:
//   404 Not Found (sequence.emailAccountNotFound): Some of the email accounts are not found.

example.show();
sandbox.state("the key is not accepted", Map.of());
there.create(draft); // throws RejectedException

example.show();
// Too many requests: after a short wait create repeats the call once. A long
// wait is for you to decide.
sandbox.state("the rate limit is exceeded", Map.of("retryAfter", 1));
there.create(draft).id() // ==> 1001
sandbox.state("the rate limit is exceeded", Map.of("retryAfter", 300));
try {
    there.create(draft);
} catch (RateLimitedException e) {
    System.out.println(e.retryAfter());
}
// prints: PT5M

example.show();
// Not sent: no request was sent, so it is safe to repeat.
Reply nobody = Reply.builder().baseUrl("http://127.0.0.1:1").apiKey("a-word").build();
nobody.create(draft); // throws NotSentException

example.show();
// Unknown: the request was sent, and no answer says what happened. Do not
// repeat it blindly: look first.
sandbox.state("the answer is lost", Map.of());
OutcomeUnknownException unknown = null; // its message says how to look
try {
    there.create(draft);
} catch (OutcomeUnknownException e) {
    unknown = e;
    e.getMessage().lines().limit(2).forEach(System.out::println);
}
// prints:
//   Outcome unknown: "Hello" may or may not have been created.
//   The connection closed before the answer was complete.
Reconciliation found = unknown.reconcile();
found.candidates().size() // ==> 1
found.candidates().get(0).matches() // ==> true

example.show();
// A closed Reply refuses calls.
there.close();
there.create(draft); // throws IllegalStateException
sandbox.close();
