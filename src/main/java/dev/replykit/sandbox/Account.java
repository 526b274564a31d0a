package dev.replykit.sandbox;

import dev.replykit.internal.json.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the sandbox remembers: sequences, the next ids, and the situation it is in. One lock guards all. */
final class Account {
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSxxx", Locale.ROOT);
    private static final long FIRST_SEQUENCE = 1001;
    private static final long FIRST_STEP = 5001;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final TreeMap<Long, Json.Obj> sequences = new TreeMap<>();
    private final List<Instant> requests = new ArrayList<>();
    private State state = State.FRESH;
    private Params params = new Params(Map.of());
    private long timesLeft;
    private long nextSequence = FIRST_SEQUENCE;
    private long nextStep = FIRST_STEP;
    private long nextVariant = 1;

    synchronized void enter(String sentence, Map<String, ?> newParams) {
        State entered = State.named(sentence);
        Params with = new Params(newParams);
        sequences.clear();
        requests.clear();
        nextSequence = FIRST_SEQUENCE;
        nextStep = FIRST_STEP;
        nextVariant = 1;
        state = entered;
        params = with;
        timesLeft = with.integer("times", 1);
        if (entered == State.SEQUENCE || entered == State.SEQUENCE_WITH_ISSUES) {
            nextSequence = with.integer("id", FIRST_SEQUENCE);
            add(Map.of(
                    "name", Json.of(with.text("name", "Sales Outreach 2024")),
                    "steps", Json.array(List.of(Examples.emailStep()))));
        }
    }

    /** What stands in the way of the next request, used up by asking; null where nothing does. */
    synchronized @Nullable Answer obstacle(boolean reading) {
        Answer answer = overLimit();
        if (answer == null) {
            answer = switch (state) {
                case UNAUTHORIZED ->
                    params.flag("body", true)
                            ? Api.unauthorized()
                            : Api.unauthorized().withoutBody();
                case FORBIDDEN -> Api.forbidden(reading);
                case RATE_LIMITED -> Api.rateLimited(params.integer("retryAfter", 1));
                case UNAVAILABLE ->
                    Answer.business(
                            503, "Service Unavailable", "A service behind the API is down.", "service.unavailable");
                default -> null;
            };
            return answer != null && timesLeft-- > 0 ? answer : null;
        }
        return answer;
    }

    /** Whether the answer of this request is to be lost, used up by asking. */
    synchronized boolean losesAnswer() {
        return state == State.ANSWER_LOST && timesLeft-- > 0;
    }

    synchronized boolean knows(String kind, long id) {
        State missing =
                switch (kind) {
                    case "emailAccounts" -> State.NO_EMAIL_ACCOUNT;
                    case "linkedInAccounts" -> State.NO_LINKEDIN_ACCOUNT;
                    default -> State.NO_SCHEDULE;
                };
        return state != missing || params.integer("id", -1) != id;
    }

    synchronized boolean takesUnknownKinds() {
        return state == State.NEW_KINDS;
    }

    synchronized Json.@Nullable Obj get(long id) {
        return sequences.get(id);
    }

    /** All sequences, newest first. */
    synchronized List<Json.Obj> newestFirst() {
        return new ArrayList<>(sequences.descendingMap().values());
    }

    /** Stores what was asked for, as a server would, and returns the answer. */
    synchronized Json.Obj add(Map<String, Json> request) {
        boolean issues = state == State.CREATED_WITH_ISSUES || state == State.SEQUENCE_WITH_ISSUES;
        long id = nextSequence++;
        Map<String, Json> sequence = new LinkedHashMap<>();
        sequence.put("id", Json.of(id));
        sequence.put("ownerUserId", Json.of(Examples.OWNER));
        sequence.put("name", request.getOrDefault("name", Json.ofNull()));
        sequence.put("created", Json.of(now()));
        sequence.put("status", Json.of("new"));
        sequence.put("isArchived", Json.of(false));
        sequence.put("health", Json.of(issues ? params.text("health", "degraded") : "healthy"));
        sequence.put("scheduleId", request.getOrDefault("scheduleId", Json.of(Examples.DEFAULT_SCHEDULE)));
        sequence.put("emailAccounts", Examples.emailAccounts(request.get("emailAccounts")));
        sequence.put("linkedInAccounts", Examples.linkedInAccounts(request.get("linkedInAccounts")));
        if (request.get("settings") instanceof Json.Obj settings) {
            sequence.put("settings", settings);
        }
        sequence.put("steps", StepAnswers.of(request.get("steps"), () -> nextStep++, () -> nextVariant++));
        sequence.put("issues", issues ? issueList() : Json.ofNull());
        Json.Obj answer = Json.object(sequence);
        sequences.put(id, answer);
        return answer;
    }

    private Json issueList() {
        String type = params.text("type", "emailAccountSendingBlocked");
        return Json.array(List.of(Json.object(Map.of("type", Json.of(type)))));
    }

    private String now() {
        OffsetDateTime time = state == State.CLOCK
                ? params.time("time", OffsetDateTime.parse("2026-01-01T09:00:00Z"))
                : OffsetDateTime.now(ZoneOffset.UTC);
        return CREATED.format(time.withOffsetSameInstant(ZoneOffset.UTC));
    }

    private @Nullable Answer overLimit() {
        if (state != State.RATE_LIMIT) {
            return null;
        }
        Instant now = Instant.now();
        requests.removeIf(request -> request.isBefore(now.minus(WINDOW)));
        if (requests.size() < params.integer("limit", 100)) {
            requests.add(now);
            return null;
        }
        Instant oldest = requests.isEmpty() ? now : requests.get(0);
        return Api.rateLimited(Duration.between(now, oldest.plus(WINDOW)).toSeconds() + 1);
    }
}
