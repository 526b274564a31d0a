package dev.replykit.sandbox;

import com.google.gson.Gson;
import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.Headers;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.internal.json.Findings;
import dev.replykit.internal.json.JsonText;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the sandbox remembers: its sequences, the next ids and its state. Each request in turn holds its lock. */
final class Account {
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSxxx", Locale.ROOT);
    private static final long FIRST_SEQUENCE = 1001;
    private static final long FIRST_STEP = 5001;
    private static final JsonPrimitive DEFAULT_SCHEDULE = new JsonPrimitive(1);
    private static final Duration WINDOW = Duration.ofMinutes(1);
    /** As documented; only a state makes the sandbox refuse. */
    private static final long REQUESTS_PER_HOUR = 3000;

    /** A sequence: the whole as bytes, which take less memory than a tree, and what a list shows of it. */
    private record Stored(ByteBuffer json, JsonObject shortForm) {}

    private final Limits limits;
    private final TreeMap<Long, Stored> sequences = new TreeMap<>();
    private final List<Instant> requests = new ArrayList<>();
    private final State state;
    private final Params params;
    private long stored;
    private long timesLeft;
    private long nextSequence = FIRST_SEQUENCE;
    private long nextStep = FIRST_STEP;
    private long nextVariant = 1;
    private Instant hourEnds = Instant.MIN;
    private long requestsThisHour;

    Account(Limits limits, State state, Params params) {
        this.limits = limits;
        this.state = state;
        this.params = params;
        timesLeft = params.times();
        if (state == State.SEQUENCE || state == State.SEQUENCE_WITH_ISSUES) {
            long id = params.id() == 0 ? FIRST_SEQUENCE : params.id();
            String now = now();
            keep(id, params.name(), now);
            // Who filters by the wrong parameters finds these, too.
            keep(id - 1, "Another sequence", now);
            keep(id - 2, params.name(), "2020-01-01T09:00:00.00+00:00");
            nextSequence = id + 1;
        }
    }

    private void keep(long id, String name, String created) {
        nextSequence = id;
        JsonObject sequence = sequence(
                SequenceDraft.named(name)
                        .steps(Step.email("Quick question about {{companyName}}", "<p>Hi {{firstName}},</p>")),
                null);
        sequence.addProperty("created", created);
        sequence.addProperty("status", params.status());
        if (id > 0) {
            store(sequence, Answer.bytes(JsonText.write(sequence)));
        }
    }

    /** The state's refusal of the next request, or null. A refusal counts down the times that are left. */
    @Nullable
    Answer refusal(String method, Headers headers) {
        Answer refusal = switch (state) {
            case RATE_LIMIT -> overLimit();
            case ACTING -> actsForNobody(headers);
            case UNAUTHORIZED -> Answer.unauthorized(params.body());
            case FORBIDDEN -> Answer.forbidden(method, params.code());
            case RATE_LIMITED -> Answer.rateLimited(params.retryAfter());
            case UNAVAILABLE ->
                Answer.business(503, "Service Unavailable", "A service behind the API is down.", "service.unavailable");
            default -> null;
        };
        boolean endsByItself = state != State.RATE_LIMIT && state != State.ACTING;
        return refusal != null && endsByItself && timesLeft-- <= 0 ? null : refusal;
    }

    /** The codes are recorded; the details are ours. A user is named by id or address. */
    private @Nullable Answer actsForNobody(Headers headers) {
        String team = headers.getFirst("X-TEAM-ID");
        String user = headers.getFirst("X-User-Id");
        if (team == null) {
            return Answer.forbidden("The key reaches several teams.", "TEAM_REQUIRED");
        } else if (!team.equals(String.valueOf(params.team()))) {
            return Answer.forbidden("The key does not reach this team.", "TEAM_NOT_ACCESSIBLE");
        } else if (user == null && !headers.containsKey("X-User-Email")) {
            return Answer.forbidden("The key acts for several users.", "USER_REQUIRED");
        }
        return user == null || user.equals(String.valueOf(params.user()))
                ? null
                : Answer.business(401, "Unauthorized", "The user is not found.", "USER_NOT_FOUND");
    }

    /** The answer with the headers that were recorded on ordinary answers. */
    Answer withRateLimit(Answer answer) {
        Instant now = Instant.now();
        if (now.isAfter(hourEnds)) {
            hourEnds = now.plus(Duration.ofHours(1)).truncatedTo(ChronoUnit.SECONDS);
            requestsThisHour = 0;
        }
        requestsThisHour++;
        boolean isCounted = state == State.RATE_LIMIT;
        long left = isCounted ? params.limit() - requests.size() : REQUESTS_PER_HOUR - requestsThisHour;
        Instant end = isCounted ? requests.get(0).plus(WINDOW).truncatedTo(ChronoUnit.SECONDS) : hourEnds;
        return answer.withHeader("x-rate-limit-limit", isCounted ? "1m" : "1h")
                .withHeader("x-rate-limit-remaining", String.valueOf(Math.max(0, left)))
                .withHeader("x-rate-limit-reset", end.toString());
    }

    /** Whether the answer of this request gets lost. Asking counts down the times that are left. */
    boolean losesAnswer() {
        return state == State.ANSWER_LOST && timesLeft-- > 0;
    }

    /** The refusal of a request that names the id which does not exist in this state, or null. */
    @Nullable
    Answer missingReference(SequenceDraft draft) {
        Long schedule = draft.scheduleId();
        return switch (state) {
            case NO_SCHEDULE -> missing(schedule == null ? null : List.of(schedule), "The schedule is", "schedule");
            case NO_EMAIL_ACCOUNT -> missing(draft.emailAccounts(), "Some of the email accounts are", "emailAccount");
            case NO_LINKEDIN_ACCOUNT ->
                missing(draft.linkedInAccounts(), "Some of the LinkedIn accounts are", "linkedInAccount");
            default -> null;
        };
    }

    private @Nullable Answer missing(@Nullable List<Long> ids, String what, String kind) {
        return ids != null && ids.contains(params.id())
                ? Answer.business(404, "Not Found", what + " not found.", "sequence." + kind + "NotFound")
                : null;
    }

    Findings findings() {
        return Findings.likeServer(state == State.NEW_KINDS);
    }

    @Nullable
    ByteBuffer get(long id) {
        Stored stored = sequences.get(id);
        return stored == null ? null : stored.json();
    }

    /** {@return how long the JSON of all sequences is, so that no list is longer} */
    long stored() {
        return stored;
    }

    /** The short forms of all sequences, newest first. */
    List<JsonObject> newestFirst() {
        return sequences.descendingMap().values().stream()
                .map(Stored::shortForm)
                .toList();
    }

    /** The list of that path: of its sequences, or of what a draft can name. */
    Answer list(String path, @Nullable String query) {
        return Lists.has(path)
                ? Lists.answer(path, query, state, params)
                : Lists.ofSequences(newestFirst(), query, state);
    }

    /** Forgets a sequence that exists. */
    void delete(long id) {
        stored -=
                Objects.requireNonNull(sequences.remove(id), "it exists").json().capacity();
    }

    /** Stores the sequence that the request asks for, if there is room. */
    Answer create(SequenceDraft draft, @Nullable String actingUser) {
        JsonObject sequence = sequence(draft, actingUser);
        ByteBuffer json = Answer.bytes(JsonText.write(sequence));
        if (sequences.size() == limits.sequences() || json.capacity() > limits.stored() - stored) {
            return limits.isFull();
        }
        store(sequence, json);
        return Answer.json(201, json);
    }

    private void store(JsonObject sequence, ByteBuffer json) {
        sequences.put(nextSequence++, new Stored(json, Lists.shortForm(sequence)));
        stored += json.capacity();
    }

    /** The sequence with the members that the API knows, since Reply is reported to ignore others. */
    private JsonObject sequence(SequenceDraft draft, @Nullable String actingUser) {
        JsonObject request = (JsonObject) Objects.requireNonNull(JsonText.parseOrNull(draft.toJson()), "it is JSON");
        boolean issues = state == State.CREATED_WITH_ISSUES || state == State.SEQUENCE_WITH_ISSUES;
        boolean isBlocked = state == State.CREATED_BLOCKED;
        JsonObject sequence = new JsonObject();
        sequence.addProperty("id", nextSequence);
        Long owner = actingUser == null ? null : Lists.integer(actingUser);
        sequence.addProperty("ownerUserId", owner == null ? SequenceAnswer.OWNER : owner);
        sequence.add("name", request.get("name"));
        sequence.addProperty("created", now());
        sequence.addProperty("status", "new");
        sequence.addProperty("isArchived", false);
        sequence.addProperty("health", issues ? params.health() : isBlocked ? "blocked" : "healthy");
        sequence.add("scheduleId", request.has("scheduleId") ? request.get("scheduleId") : DEFAULT_SCHEDULE);
        sequence.add("emailAccounts", SequenceAnswer.emailAccounts(request));
        sequence.add("linkedInAccounts", SequenceAnswer.linkedInAccounts(request));
        if (request.has("settings")) {
            sequence.add("settings", request.get("settings"));
        }
        JsonArray steps = SequenceAnswer.steps(request, () -> nextStep++, () -> nextVariant++);
        if (state == State.OTHER_ORDER) {
            Collections.reverse(steps.asList());
        }
        sequence.add("steps", steps);
        if (!isBlocked) {
            List<?> list = List.of(Map.of("type", params.type()));
            sequence.add("issues", issues ? new Gson().toJsonTree(list) : JsonNull.INSTANCE);
        }
        return sequence;
    }

    private String now() {
        OffsetDateTime time = state == State.CLOCK ? params.time() : OffsetDateTime.now(ZoneOffset.UTC);
        return CREATED.format(time);
    }

    private @Nullable Answer overLimit() {
        Instant now = Instant.now();
        requests.removeIf(request -> request.isBefore(now.minus(WINDOW)));
        if (requests.size() < params.limit()) {
            requests.add(now);
            return null;
        }
        Instant oldest = requests.isEmpty() ? now : requests.get(0);
        return Answer.rateLimited(Duration.between(now, oldest.plus(WINDOW)).toSeconds() + 1);
    }
}
