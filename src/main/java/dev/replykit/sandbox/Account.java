package dev.replykit.sandbox;

import com.google.gson.JsonArray;
import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import dev.replykit.SequenceDraft;
import dev.replykit.Step;
import dev.replykit.internal.json.JsonText;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What the sandbox remembers: its sequences, the next ids and its state. Its methods take one lock. */
final class Account {
    private static final DateTimeFormatter CREATED =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSxxx", Locale.ROOT);
    private static final long FIRST_SEQUENCE = 1001;
    private static final long FIRST_STEP = 5001;
    private static final Duration WINDOW = Duration.ofMinutes(1);

    private final TreeMap<Long, JsonObject> sequences = new TreeMap<>();
    private final List<Instant> requests = new ArrayList<>();
    private State state = State.FRESH;
    private Params params = Params.of(new JsonObject());
    private long timesLeft;
    private long nextSequence = FIRST_SEQUENCE;
    private long nextStep = FIRST_STEP;
    private long nextVariant = 1;

    /** Forgets everything and begins in this state. */
    synchronized void enter(State newState, Params newParams) {
        sequences.clear();
        requests.clear();
        nextSequence = FIRST_SEQUENCE;
        nextStep = FIRST_STEP;
        nextVariant = 1;
        state = newState;
        params = newParams;
        timesLeft = params.times();
        if (state == State.SEQUENCE || state == State.SEQUENCE_WITH_ISSUES) {
            nextSequence = params.id() == 0 ? FIRST_SEQUENCE : params.id();
            add(SequenceDraft.named(params.name())
                    .steps(Step.email("Quick question about {{companyName}}", "<p>Hi {{firstName}},</p>")));
        }
    }

    /** The state's refusal of the next request, or null. A refusal counts down the times that are left. */
    synchronized @Nullable Answer refusal(boolean reading) {
        if (state == State.RATE_LIMIT) {
            return overLimit();
        }
        Answer refusal =
                switch (state) {
                    case UNAUTHORIZED -> params.body() ? Answer.unauthorized() : Answer.unauthorizedWithoutBody();
                    case FORBIDDEN -> Answer.forbidden(reading);
                    case RATE_LIMITED -> Answer.rateLimited(params.retryAfter());
                    case UNAVAILABLE -> Answer.unavailable();
                    default -> null;
                };
        return refusal != null && timesLeft-- > 0 ? refusal : null;
    }

    /** Whether the answer of this request gets lost. Asking counts down the times that are left. */
    synchronized boolean losesAnswer() {
        return state == State.ANSWER_LOST && timesLeft-- > 0;
    }

    /** The refusal of a request that names the id which does not exist in this state, or null. */
    synchronized @Nullable Answer missingReference(SequenceDraft draft) {
        return switch (state) {
            case NO_SCHEDULE ->
                isMissing(draft.scheduleId())
                        ? Answer.notFound("The schedule is not found.", "sequence.scheduleNotFound")
                        : null;
            case NO_EMAIL_ACCOUNT ->
                isAnyMissing(draft.emailAccounts())
                        ? Answer.notFound("Some of the email accounts are not found.", "sequence.emailAccountNotFound")
                        : null;
            case NO_LINKEDIN_ACCOUNT ->
                isAnyMissing(draft.linkedInAccounts())
                        ? Answer.notFound(
                                "Some of the LinkedIn accounts are not found.", "sequence.linkedInAccountNotFound")
                        : null;
            default -> null;
        };
    }

    private boolean isAnyMissing(@Nullable List<Long> ids) {
        return ids != null && ids.stream().anyMatch(this::isMissing);
    }

    private boolean isMissing(@Nullable Long id) {
        return id != null && id == params.id();
    }

    synchronized boolean acceptsUnknownKinds() {
        return state == State.NEW_KINDS;
    }

    synchronized @Nullable JsonObject get(long id) {
        return sequences.get(id);
    }

    /** All sequences, newest first. */
    synchronized List<JsonObject> newestFirst() {
        return new ArrayList<>(sequences.descendingMap().values());
    }

    /**
     * Stores the sequence that the request asks for, and returns it as it is answered: with the members that the API
     * knows, since Reply is reported to ignore others.
     */
    synchronized JsonObject add(SequenceDraft draft) {
        JsonObject request = json(draft);
        boolean issues = state == State.CREATED_WITH_ISSUES || state == State.SEQUENCE_WITH_ISSUES;
        JsonObject sequence = new JsonObject();
        sequence.addProperty("id", nextSequence);
        sequence.addProperty("ownerUserId", SequenceAnswer.OWNER);
        sequence.add("name", request.get("name"));
        sequence.addProperty("created", now());
        sequence.addProperty("status", "new");
        sequence.addProperty("isArchived", false);
        sequence.addProperty("health", issues ? params.health() : "healthy");
        sequence.add("scheduleId", SequenceAnswer.scheduleId(request));
        sequence.add("emailAccounts", SequenceAnswer.emailAccounts(request));
        sequence.add("linkedInAccounts", SequenceAnswer.linkedInAccounts(request));
        if (request.has("settings")) {
            sequence.add("settings", request.get("settings"));
        }
        sequence.add("steps", SequenceAnswer.steps(request, () -> nextStep++, () -> nextVariant++));
        sequence.add("issues", issues ? issueList() : JsonNull.INSTANCE);
        sequences.put(nextSequence++, sequence);
        return sequence;
    }

    private static JsonObject json(SequenceDraft draft) {
        try {
            return (JsonObject) JsonText.parse(draft.toJson());
        } catch (MalformedJsonTextException e) {
            throw new IllegalStateException(e);
        }
    }

    private JsonArray issueList() {
        JsonObject issue = new JsonObject();
        issue.addProperty("type", params.type());
        JsonArray issues = new JsonArray();
        issues.add(issue);
        return issues;
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
