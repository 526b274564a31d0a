package dev.replykit.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The situations that a sandbox can be put into; those of the next request are over after {@code times} requests. */
enum State {
    FRESH("a fresh account", "no sequences, nothing amiss, every id of a sender or schedule exists"),
    SEQUENCE("a sequence exists", "id, name: a healthy sequence with one email step"),
    SEQUENCE_WITH_ISSUES("a sequence with issues exists", "id, name, type, health: the same, and something is wrong"),
    CREATED_WITH_ISSUES("created sequences have issues", "type, health: each created sequence has this issue"),
    NO_EMAIL_ACCOUNT("an email account does not exist", "id: the mailbox that is unknown"),
    NO_LINKEDIN_ACCOUNT("a LinkedIn account does not exist", "id: the LinkedIn sender that is unknown"),
    NO_SCHEDULE("a schedule does not exist", "id: the schedule that is unknown"),
    NEW_KINDS("step kinds of tomorrow are known", "steps of unknown kinds are taken as they are"),
    CLOCK("the clock stands still", "time: ISO 8601; sequences are created at this time"),
    UNAUTHORIZED("the key is not accepted", "times, body: 401; without a body where body is false"),
    FORBIDDEN("the key lacks the right", "times: 403"),
    RATE_LIMITED("the rate limit is exceeded", "times, retryAfter: 429 with that many seconds"),
    UNAVAILABLE("the service is unavailable", "times: 503, nothing is done"),
    ANSWER_LOST("the answer is lost", "times: the request is carried out, then the connection breaks"),
    RATE_LIMIT("requests are counted", "limit: 429 from the next request of the same minute on");

    private final String sentence;
    private final String description;

    State(String sentence, String description) {
        this.sentence = sentence;
        this.description = description;
    }

    String sentence() {
        return sentence;
    }

    /** The state of this name; of no name, as verifiers ask for where a contract names no state, the fresh one. */
    static State named(String sentence) {
        if (sentence.isEmpty()) {
            return FRESH;
        }
        return Arrays.stream(values())
                .filter(state -> state.sentence.equals(sentence))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no state \"" + sentence + "\". Known are: "
                        + Arrays.stream(values()).map(State::sentence).collect(Collectors.joining(", ")) + "."));
    }

    static Map<String, String> descriptions() {
        Map<String, String> descriptions = new LinkedHashMap<>();
        for (State state : values()) {
            descriptions.put(state.sentence, state.description);
        }
        return descriptions;
    }
}
