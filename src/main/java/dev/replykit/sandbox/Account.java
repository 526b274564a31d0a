package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonPrimitive;
import com.sun.net.httpserver.Headers;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.internal.json.Findings;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.JsonValues;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** What the sandbox remembers: its sequences, the next ids and its state. A lock of the Sandbox guards it. */
final class Account {
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSxxx", Locale.ROOT);
    private static final long FIRST_SEQUENCE = 1001;
    private static final long FIRST_STEP = 5001;
    private static final JsonPrimitive DEFAULT_SCHEDULE = new JsonPrimitive(1);
    static final long OWNER = 42;
    /** As documented; only a state makes the sandbox refuse. */
    private static final long REQUESTS_PER_HOUR = 3000;

    /** A sequence: the whole as bytes, which take less memory than a tree, and what a list shows of it. */
    record Stored(ByteBuffer json, JsonObject shortForm) {}

    private final Limits limits;
    private final TreeMap<Long, Stored> sequences = new TreeMap<>();
    private final State state;
    private final Params params;
    private long stored;
    private long timesLeft;
    private long nextSequence = FIRST_SEQUENCE;
    private long nextStep = FIRST_STEP;
    private long nextVariant = 1;
    private Instant windowEnds = Instant.MIN;
    private long requestsLeft;

    Account(Limits limits, State state, Params params) {
        this.limits = limits;
        this.state = state;
        this.params = params;
        timesLeft = params.times();
        if (state == State.SEQUENCE || state == State.SEQUENCE_WITH_ISSUES) {
            long id = params.id() == 0 ? FIRST_SEQUENCE : params.id();
            String now = now();
            keep(id, params.name(), now);
            // A wrong filter finds these, too.
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
            store(sequence, Answer.bytes(sequence.toString()));
        }
    }

    /** The state's refusal of the next request, or null. A refusal counts down the times that are left. */
    @Nullable
    Answer refusal(String method, Headers headers) {
        Instant now = Instant.now();
        if (now.isAfter(windowEnds)) {
            windowEnds = now.plus(isCounted() ? Duration.ofMinutes(1) : Duration.ofHours(1))
                    .truncatedTo(ChronoUnit.SECONDS);
            requestsLeft = isCounted() ? params.limit() : REQUESTS_PER_HOUR;
        }
        requestsLeft--;
        Answer refusal = switch (state) {
            case RATE_LIMIT ->
                requestsLeft < 0
                        ? Answer.rateLimited(Duration.between(now, windowEnds).toSeconds() + 1)
                        : null;
            case ACTING -> actsForNobody(headers);
            case UNAUTHORIZED -> Answer.unauthorized(params.body());
            case FORBIDDEN -> Answer.forbidden(method, params.code());
            case RATE_LIMITED -> Answer.rateLimited(params.retryAfter());
            case UNAVAILABLE ->
                Answer.business(503, "Service Unavailable", "A service behind the API is down.", "service.unavailable");
            default -> null;
        };
        boolean endsByItself = !isCounted() && state != State.ACTING;
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
        return answer.withHeader("x-rate-limit-limit", isCounted() ? "1m" : "1h")
                .withHeader("x-rate-limit-remaining", String.valueOf(Math.max(0, requestsLeft)))
                .withHeader("x-rate-limit-reset", windowEnds.toString());
    }

    private boolean isCounted() {
        return state == State.RATE_LIMIT;
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

    /** That part of each sequence, newest first. */
    <T> List<T> newestFirst(Function<Stored, T> part) {
        return sequences.descendingMap().values().stream().map(part).toList();
    }

    /** The list of that path: of its sequences, or of what a draft can name. */
    Answer list(String path, @Nullable String query) {
        return Directory.has(path)
                ? Directory.answer(path, query, state, params)
                : Directory.ofSequences(newestFirst(Stored::shortForm), query, state);
    }

    /** Forgets a sequence that exists. */
    void delete(long id) {
        stored -=
                Objects.requireNonNull(sequences.remove(id), "it exists").json().capacity();
    }

    /** Stores the sequence that the request asks for, if there is room. */
    Answer create(SequenceDraft draft, @Nullable String actingUser) {
        JsonObject sequence = sequence(draft, actingUser);
        ByteBuffer json = Answer.bytes(sequence.toString());
        if (sequences.size() == limits.sequences() || json.capacity() > limits.stored() - stored) {
            return limits.isFull();
        }
        store(sequence, json);
        return Answer.json(201, json);
    }

    private void store(JsonObject sequence, ByteBuffer json) {
        sequences.put(nextSequence++, new Stored(json, Directory.shortForm(sequence)));
        stored += json.capacity();
    }

    /**
     * The sequence with the members that the API knows, since Reply is reported to ignore others. The request may name
     * any sender and schedule.
     */
    private JsonObject sequence(SequenceDraft draft, @Nullable String actingUser) {
        JsonObject request = (JsonObject) Objects.requireNonNull(JsonText.parseOrNull(draft.toJson()), "it is JSON");
        boolean issues = state == State.CREATED_WITH_ISSUES || state == State.SEQUENCE_WITH_ISSUES;
        boolean isBlocked = state == State.CREATED_BLOCKED;
        JsonObject sequence = new JsonObject();
        sequence.addProperty("id", nextSequence);
        Long owner = actingUser == null ? null : Directory.integer(actingUser);
        sequence.addProperty("ownerUserId", owner == null ? OWNER : owner);
        sequence.add("name", request.get("name"));
        sequence.addProperty("created", now());
        sequence.addProperty("status", "new");
        sequence.addProperty("isArchived", false);
        sequence.addProperty("health", issues ? params.health() : isBlocked ? "blocked" : "healthy");
        sequence.add("scheduleId", request.has("scheduleId") ? request.get("scheduleId") : DEFAULT_SCHEDULE);
        sequence.add("emailAccounts", accounts(request.get("emailAccounts"), (account, sender) -> {
            account.addProperty("email", "sender" + sender + "@example.com");
        }));
        sequence.add("linkedInAccounts", accounts(request.get("linkedInAccounts"), (account, sender) -> {
            account.addProperty("name", "Sender " + sender);
            account.addProperty("profileUrl", "https://www.linkedin.com/in/sender-" + sender);
            account.addProperty("status", "enabled");
        }));
        if (request.has("settings")) {
            sequence.add("settings", request.get("settings"));
        }
        JsonArray steps = steps(request);
        if (state == State.OTHER_ORDER) {
            Collections.reverse(steps.asList());
        }
        sequence.add("steps", steps);
        if (!isBlocked) {
            JsonArray list = new JsonArray();
            list.add(Answer.object(Map.of("type", params.type())));
            sequence.add("issues", issues ? list : JsonNull.INSTANCE);
        }
        return sequence;
    }

    private String now() {
        OffsetDateTime time = state == State.CLOCK ? params.time() : OffsetDateTime.now(ZoneOffset.UTC);
        return CREATED.format(time);
    }

    private static JsonArray accounts(@Nullable JsonElement ids, BiConsumer<JsonObject, String> describe) {
        JsonArray accounts = new JsonArray();
        if (ids instanceof JsonArray array) {
            for (JsonElement id : array) {
                JsonObject account = new JsonObject();
                account.add("id", id);
                describe.accept(account, id.getAsString());
                accounts.add(account);
            }
        }
        return accounts;
    }

    /** The steps with ids, each below the one before it unless it names another parent; without what is write-only. */
    private JsonArray steps(JsonObject request) {
        JsonElement[] previous = {JsonNull.INSTANCE};
        return eachObject(request.get("steps"), step -> {
            JsonObject answer = withId(step, nextStep++);
            if (JsonValues.integer(answer.get("parentId")) == null) {
                answer.add("parentId", previous[0]);
            }
            previous[0] = answer.get("id");
            if (step.has("variants")) {
                boolean email = "email".equals(JsonValues.text(step.get("type")));
                answer.add("variants", eachObject(step.get("variants"), variant -> {
                    JsonObject answered = withId(variant, nextVariant++);
                    if (email) {
                        JsonElement attachments = answered.remove("attachmentIds");
                        answered.addProperty("hasAttachments", attachments instanceof JsonArray ids && !ids.isEmpty());
                    }
                    return answered;
                }));
            }
            return answer;
        });
    }

    /** Puts the id first. It replaces an id that a step of an unknown kind may have. */
    private static JsonObject withId(JsonObject object, long id) {
        JsonObject answer = new JsonObject();
        answer.addProperty("id", id);
        object.entrySet().forEach(member -> answer.add(member.getKey(), member.getValue()));
        answer.addProperty("id", id);
        return answer;
    }

    private static JsonArray eachObject(@Nullable JsonElement items, UnaryOperator<JsonObject> change) {
        JsonArray changed = new JsonArray();
        if (items instanceof JsonArray array) {
            array.forEach(item -> changed.add(item instanceof JsonObject object ? change.apply(object) : item));
        }
        return changed;
    }
}
