package dev.replykit.sandbox;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** The states that a sandbox can be put into. Those with a parameter {@code times} end after that many requests. */
enum State {
    FRESH("a fresh account", "no sequences; a creation may name any sender and schedule, the lists have a few"),
    SEQUENCE(
            "a sequence exists",
            "id, name, status: a healthy sequence with one email step; before it (by id) one of another name, and one of the"
                    + " same name from the year 2020"),
    SEQUENCE_WITH_ISSUES("a sequence with issues exists", "id, name, type, health: the same with one issue"),
    CREATED_WITH_ISSUES("created sequences have issues", "type, health: each created sequence has one issue"),
    CREATED_BLOCKED("new sequences are blocked", "as recorded: the health is blocked, and no issues are told"),
    OTHER_ORDER(
            "steps come in another order", "the array of steps is reversed; parentId tells in which order they run"),
    NO_EMAIL_ACCOUNT("an email account does not exist", "id: the mailbox, which the list lacks, too"),
    NO_LINKEDIN_ACCOUNT("a LinkedIn account does not exist", "id: the LinkedIn sender, which the list lacks, too"),
    NO_SCHEDULE("a schedule does not exist", "id: the schedule, which the list lacks, too"),
    DISCONNECTED("an email account is disconnected", "id: the one in the list; without an id all of them"),
    COOKIE_EXPIRED("a LinkedIn cookie has expired", "id: the sender in the list; without an id all of them"),
    DAILY_LIMIT("a LinkedIn account is at its daily limit", "id: the one in the list; without an id all of them"),
    NO_HOURS("a schedule has no sending hours", "id: the one in the list; without an id all of them"),
    ODD_LISTS("lists leave the documentation", "id: hour 24 and a status as recorded, and words of our own"),
    SMALL_PAGES("pages are small", "a page of any list has one item, whatever is asked for"),
    NO_CHANNELS("the key lacks the scope for channels", "403 without a code for the lists of senders"),
    NEW_KINDS("step kinds of tomorrow are known", "steps of unknown kinds are accepted unchanged"),
    CLOCK("the clock stands still", "time: ISO 8601, when every sequence is created"),
    UNAUTHORIZED("the key is not accepted", "times, body: 401, without a body if body is false"),
    FORBIDDEN("the key lacks the right", "times, code: 403, without a code if code is false"),
    ACTING("the key acts for several users and teams", "user, team: refuses a request that does not name both"),
    RATE_LIMITED("the rate limit is exceeded", "times, retryAfter: 429 with that many seconds"),
    UNAVAILABLE("the service is unavailable", "times: 503, and no sequence is created"),
    ANSWER_LOST("the answer is lost", "times: the request is processed, then the connection breaks"),
    RATE_LIMIT("requests are counted", "limit: so many requests in a minute, then 429");

    private final String sentence;
    private final String description;

    State(String sentence, String description) {
        this.sentence = sentence;
        this.description = description;
    }

    String sentence() {
        return sentence;
    }

    /** {@return the state of this name} The empty name, which verifiers send for no state, is the fresh account. */
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
