package dev.replykit.internal.json;

import static dev.replykit.internal.json.Codec.list;
import static dev.replykit.internal.json.Token.*;

import com.google.gson.Strictness;
import com.google.gson.stream.JsonReader;
import com.google.gson.stream.JsonWriter;
import dev.replykit.GeneratedTaskOwner;
import dev.replykit.RepliesHandlingType;
import dev.replykit.SequenceDraft;
import dev.replykit.Settings;
import dev.replykit.Step;
import dev.replykit.internal.json.JsonText.MalformedJsonTextException;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v3/sequences}: its shape, and drafts to JSON and back. */
public final class DraftCodec {
    private static final Codec<RepliesHandlingType> REPLIES = word(
            List.of(RepliesHandlingType.MARK_AS_FINISHED, RepliesHandlingType.CONTINUE_SENDING),
            RepliesHandlingType::of,
            RepliesHandlingType::value);

    private static final Codec<GeneratedTaskOwner> TASK_OWNER = word(
            List.of(GeneratedTaskOwner.CONTACT, GeneratedTaskOwner.SEQUENCE),
            GeneratedTaskOwner::of,
            GeneratedTaskOwner::value);

    static final Shape<Settings> SETTINGS = Shape.of(
            "the settings",
            in -> new Settings(
                    in.required("emailsCountPerDay", INTEGER, Settings::emailsCountPerDay),
                    in.required("daysToFinishProspect", INTEGER, Settings::daysToFinishProspect),
                    in.required("emailSendingDelaySeconds", INTEGER, Settings::emailSendingDelaySeconds),
                    in.required("dailyThrottling", INTEGER, Settings::dailyThrottling),
                    in.optional("useDailyThrottling", BOOLEAN, Settings::useDailyThrottling),
                    in.required("disableOpensTracking", BOOLEAN, Settings::disableOpensTracking),
                    in.required("repliesHandlingType", REPLIES, Settings::repliesHandlingType),
                    in.required("enableLinksTracking", BOOLEAN, Settings::enableLinksTracking),
                    in.optional("isSendingPlainTextEnabled", BOOLEAN, Settings::isSendingPlainTextEnabled),
                    in.optional("isListUnsubscribeHeaderEnabled", BOOLEAN, Settings::isListUnsubscribeHeaderEnabled),
                    in.optional("isSameDomainSendingLimitEnabled", BOOLEAN, Settings::isSameDomainSendingLimitEnabled),
                    in.nullable("numberOfSameDomainSendingLimit", INTEGER, Settings::numberOfSameDomainSendingLimit),
                    in.optional(
                            "matchProspectToEmailAccountProvider",
                            BOOLEAN,
                            Settings::matchProspectToEmailAccountProvider),
                    in.optional("callIsAutomatic", BOOLEAN, Settings::callIsAutomatic),
                    in.optional("taskIsAutomatic", BOOLEAN, Settings::taskIsAutomatic),
                    in.nullable("generatedTaskOwner", TASK_OWNER, Settings::generatedTaskOwner)));

    private static final List<String> ANSWERED =
            List.of("id", "ownerUserId", "created", "status", "isArchived", "health", "issues");

    private static final String OWNER = "Reply makes the caller the owner; leave it out";

    static final Codec<List<Long>> IDS = list(ID);

    private static final Codec<List<Step>> STEPS = new Steps(list(StepCodec.STEP));

    static final Shape<SequenceDraft> DRAFT = Shape.of("a sequence", in -> {
        String name = in.required("name", NAME, SequenceDraft::name);
        SequenceDraft draft = new SequenceDraft(
                name == null ? "" : name,
                in.optional("scheduleId", ID, SequenceDraft::scheduleId),
                in.optional("emailAccounts", IDS, SequenceDraft::emailAccounts),
                in.optional("linkedInAccounts", IDS, SequenceDraft::linkedInAccounts),
                in.optional("settings", SETTINGS, SequenceDraft::settings),
                in.optional("steps", STEPS, SequenceDraft::steps));
        for (String answered : ANSWERED) {
            in.get(answered, TEXT);
        }
        in.notAMember("$schema", TEXT, "");
        in.notAMember("ownerId", TEXT, OWNER);
        in.notAMember("teamId", TEXT, OWNER);
        return draft;
    });

    private DraftCodec() {}

    static final String NO_SUBJECT = "is required in every variant of the first email";

    /** The steps, of which the first email needs subjects. The documented error has this pointer, too. */
    record Steps(Codec<List<Step>> list) implements Codec<List<Step>> {
        @Override
        public @Nullable List<Step> read(JsonReader in, Findings findings) throws IOException {
            List<Step> steps = list.read(in, findings);
            if (steps != null) {
                check(steps, findings);
            }
            return steps;
        }

        @Override
        public void write(List<Step> steps, JsonWriter out, Findings findings) throws IOException {
            list.write(steps, out, findings);
            check(steps, findings);
        }

        private static void check(List<Step> steps, Findings findings) {
            for (int i = 0; findings.isStrict() && i < steps.size(); i++) {
                if ("email".equalsIgnoreCase(steps.get(i).type())) {
                    int before = findings.size();
                    if (lacksSubject(steps.get(i))) {
                        findings.add("subject", NO_SUBJECT, "First email should have subject.");
                        findings.placeUnder(i, before);
                    }
                    return;
                }
            }
        }
    }

    /** Whether the step is an email with a variant without subject. */
    static boolean lacksSubject(Step step) {
        return step instanceof Step.EmailStep email
                && email.variants().stream()
                        .map(variant -> variant.subject().orNull())
                        .anyMatch(subject -> subject == null || subject.isBlank());
    }

    /** Reads a draft strictly, or returns null and reports every violation. */
    public static @Nullable SequenceDraft read(String text, Findings findings) {
        try {
            SequenceDraft draft = findings.isLikeServer() // to which only the last of duplicate names counts
                    ? DRAFT.read(JsonText.parseStrictly(text, findings), findings)
                    : JsonText.read(text, Strictness.STRICT, DRAFT, findings);
            return findings.size() == 0 ? draft : null;
        } catch (MalformedJsonTextException e) {
            findings.refuseText(e.getMessage(), 0);
            return null;
        }
    }

    /** The JSON of the draft, valid or not. Adds everything that Reply documents as wrong to the findings. */
    public static String write(SequenceDraft draft, Findings findings) {
        return JsonText.write(out -> DRAFT.write(draft, out, findings));
    }

    /** {@return settings of these values, null or absent where there is none, in the order of their members} */
    public static Settings settings(@Nullable Object[] values) {
        return SETTINGS.made(values);
    }
}
