package dev.replykit;

import static dev.replykit.Step.*;

import dev.replykit.Step.Placement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * Valid drafts generated from a seed: all kinds of step, all optional members, nulls where the API takes them, odd texts
 * and extreme numbers. The same seed gives the same draft, so name the seed when a check fails. Seeds differ from run to
 * run; {@code -Dreplykit.seed=N} makes N the first one, to repeat a failure.
 */
public final class Drafts {
    private static final List<String> ODD_TEXTS = List.of(
            "",
            " ",
            "<p>Hi {{firstName}},</p><p>Tom & Jerry's \"offer\"</p>",
            "{{ Field | \"text\" }} {one} {{{three}}} }} {{",
            "\ud83d\ude80 \ud83d\udc69\u200d\ud83d\udcbb",
            "\u0645\u0631\u062d\u0628\u0627 \u202e\u2066right to left",
            "\u2028\u2029\u0085\ufeff\u007f",
            "\u0000\b\t\n\f\r\u001f",
            "back\\slash /slash 'single' \"double\" `tick` $HOME %s {0}",
            "\\ud83d \\n not an escape",
            "null",
            "-1.5e300",
            "]}',\"x\":[{",
            "x".repeat(2000));

    private final Random random;
    private final Function<Random, String> texts;

    private Drafts(long seed, Function<Random, String> texts) {
        this.random = new Random(seed);
        this.texts = texts;
    }

    /** A valid draft. Its first email has a subject, so the sandbox accepts it, too. */
    public static SequenceDraft of(long seed) {
        return of(
                seed,
                random -> random.nextInt(3) == 0
                        ? ODD_TEXTS.get(random.nextInt(ODD_TEXTS.size()))
                        : "text " + random.nextInt(1000));
    }

    /** A valid draft with texts of another source. */
    public static SequenceDraft of(long seed, Function<Random, String> texts) {
        return new Drafts(seed, texts).draft();
    }

    /** A step whose text nothing has checked. */
    static UnknownStep unchecked(String json) {
        return new UnknownStep(json, null, null, Placement.AT_ONCE);
    }

    /** Seeds that differ in each run unless the first one is given. */
    public static LongStream seeds(int count) {
        long first = Long.getLong("replykit.seed", System.nanoTime());
        return LongStream.range(first, first + count);
    }

    /** A factory of random steps for each kind, in the order of the documentation. */
    private List<Supplier<Step>> kinds() {
        return List.of(
                () -> new EmailStep(placement(), mode(), variants(this::emailVariant)),
                () -> new LinkedInMessageStep(placement(), mode(), variants(this::linkedInVariant)),
                () -> new LinkedInConnectStep(placement(), mode(), variants(this::linkedInVariant)),
                () -> new LinkedInInMailStep(
                        placement(), mode(), variants(() -> new LinkedInVariant(text(), text(), random.nextBoolean()))),
                () -> new LinkedInViewProfileStep(placement(), mode(), orNull(this::text)),
                () -> new LinkedInEndorseSkillsStep(placement(), 1L + random.nextInt(3)),
                () -> new LinkedInVoiceMessageStep(placement(), text()),
                () -> new LinkedInLikeRecentPostsStep(placement()),
                () -> new LinkedInFollowProfileStep(placement()),
                () -> new LinkedInCommentOnRecentPostStep(
                        placement(), text(), field(this::anyLong), orNull(() -> list(4, this::text))),
                () -> new CallStep(placement(), orNull(this::text)),
                () -> new SmsStep(placement(), mode(), text()),
                () -> new WhatsAppStep(placement(), text()),
                () -> new ZapierStep(placement(), text(), oneOf(List.of("immediately", "wait"))),
                () -> new TaskStep(placement(), oneOf(List.of("toDo", "meeting")), text()),
                () -> new ConditionStep(placement(), minutes(), variants(this::condition)));
    }

    private SequenceDraft draft() {
        SequenceDraft draft = SequenceDraft.named("n" + text());
        draft = maybe(draft, d -> d.scheduleId(id()));
        draft = maybe(draft, d -> d.emailAccounts(ids()));
        draft = maybe(draft, d -> d.linkedInAccounts(ids()));
        draft = maybe(draft, d -> d.settings(settings()));
        return maybe(draft, d -> d.steps(steps()));
    }

    private long[] ids() {
        return list(4, this::id).stream().mapToLong(Long::longValue).toArray();
    }

    private List<Step> steps() {
        List<Step> steps = new ArrayList<>(list(8, () -> oneOf(kinds()).get()));
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i) instanceof EmailStep email) {
                steps.set(i, new EmailStep(email.placement(), email.executionMode(), withSubjects(email.variants())));
                break;
            }
        }
        return steps;
    }

    private List<EmailVariant> withSubjects(List<EmailVariant> variants) {
        return variants.stream()
                .map(variant ->
                        new EmailVariant(JsonField.of("s" + text()), variant.message(), variant.attachmentIds()))
                .toList();
    }

    private Settings settings() {
        Settings settings = Settings.of()
                .emailsCountPerDay(anyLong())
                .daysToFinishProspect(anyLong())
                .emailSendingDelaySeconds(anyLong())
                .dailyThrottling(anyLong())
                .disableOpensTracking(random.nextBoolean())
                .repliesHandlingType(
                        oneOf(List.of(RepliesHandlingType.MARK_AS_FINISHED, RepliesHandlingType.CONTINUE_SENDING)))
                .enableLinksTracking(random.nextBoolean());
        settings = maybe(settings, s -> s.useDailyThrottling(random.nextBoolean()));
        settings = maybe(settings, s -> s.isSendingPlainTextEnabled(random.nextBoolean()));
        settings = maybe(settings, s -> s.isListUnsubscribeHeaderEnabled(random.nextBoolean()));
        settings = maybe(settings, s -> s.isSameDomainSendingLimitEnabled(random.nextBoolean()));
        settings = maybe(settings, s -> s.numberOfSameDomainSendingLimit(anyLong()));
        settings = maybe(settings, s -> s.matchProspectToEmailAccountProvider(random.nextBoolean()));
        settings = maybe(settings, s -> s.callIsAutomatic(random.nextBoolean()));
        settings = maybe(settings, s -> s.taskIsAutomatic(random.nextBoolean()));
        return maybe(
                settings,
                s -> s.generatedTaskOwner(
                        orNull(() -> oneOf(List.of(GeneratedTaskOwner.CONTACT, GeneratedTaskOwner.SEQUENCE)))));
    }

    private EmailVariant emailVariant() {
        return new EmailVariant(field(this::text), field(this::text), field(() -> list(3, this::anyLong)));
    }

    private LinkedInVariant linkedInVariant() {
        return new LinkedInVariant(null, text(), random.nextBoolean());
    }

    private Condition condition() {
        return new Condition(text(), list(3, () -> new Condition.Rule(text(), field(this::text))));
    }

    private Placement placement() {
        return new Placement(minutes(), field(this::anyLong), field(random::nextBoolean));
    }

    private Duration minutes() {
        return Duration.ofMinutes(
                random.nextInt(10) == 0 ? random.nextLong(Long.MAX_VALUE / 60) : random.nextInt(10_000));
    }

    private ExecutionMode mode() {
        return oneOf(List.of(ExecutionMode.AUTOMATIC, ExecutionMode.MANUAL));
    }

    private long id() {
        return switch (random.nextInt(8)) {
            case 0 -> Long.MAX_VALUE;
            case 1 -> 9007199254740993L;
            case 2 -> 1;
            default -> random.nextLong(1, 1_000_000);
        };
    }

    private long anyLong() {
        return random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(-5, 500);
    }

    private String text() {
        return texts.apply(random);
    }

    private <V> List<V> variants(Supplier<V> variant) {
        List<V> variants = new ArrayList<>(list(2, variant));
        variants.add(variant.get());
        return variants;
    }

    private <V> List<V> list(int most, Supplier<V> item) {
        List<V> list = new ArrayList<>();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            list.add(item.get());
        }
        return list;
    }

    private <V> JsonField<V> field(Supplier<V> value) {
        return switch (random.nextInt(4)) {
            case 0 -> JsonField.absent();
            case 1 -> JsonField.ofNull();
            default -> JsonField.of(value.get());
        };
    }

    private <V> @Nullable V orNull(Supplier<V> value) {
        return random.nextInt(3) == 0 ? null : value.get();
    }

    private <V> V maybe(V value, Function<V, V> change) {
        return random.nextInt(4) == 0 ? value : change.apply(value);
    }

    private <V> V oneOf(List<V> values) {
        return values.get(random.nextInt(values.size()));
    }
}
