package dev.replykit.internal.json;

import static dev.replykit.internal.json.Codecs.BOOLEAN;
import static dev.replykit.internal.json.Codecs.ID;
import static dev.replykit.internal.json.Codecs.INTEGER;
import static dev.replykit.internal.json.Codecs.list;
import static dev.replykit.internal.json.Codecs.word;

import com.google.gson.JsonElement;
import com.google.gson.stream.JsonWriter;
import dev.replykit.Finding;
import dev.replykit.GeneratedTaskOwner;
import dev.replykit.RepliesHandlingType;
import dev.replykit.SequenceDraft;
import dev.replykit.Settings;
import java.io.IOException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The body of {@code POST /v3/sequences}: its shape, and drafts to JSON and back. */
public final class DraftCodec {
    static final Shape<Settings> SETTINGS = Shape.of("the settings", members -> {
        var emails = members.required("emailsCountPerDay", INTEGER, Settings::emailsCountPerDay);
        var finish = members.required("daysToFinishProspect", INTEGER, Settings::daysToFinishProspect);
        var delay = members.required("emailSendingDelaySeconds", INTEGER, Settings::emailSendingDelaySeconds);
        var throttling = members.required("dailyThrottling", INTEGER, Settings::dailyThrottling);
        var useThrottling = members.optional("useDailyThrottling", BOOLEAN, Settings::useDailyThrottling);
        var noOpens = members.required("disableOpensTracking", BOOLEAN, Settings::disableOpensTracking);
        var replies = members.required(
                "repliesHandlingType",
                word(
                        List.of(RepliesHandlingType.MARK_AS_FINISHED, RepliesHandlingType.CONTINUE_SENDING),
                        RepliesHandlingType::of,
                        RepliesHandlingType::value),
                Settings::repliesHandlingType);
        var links = members.required("enableLinksTracking", BOOLEAN, Settings::enableLinksTracking);
        var plain = members.optional("isSendingPlainTextEnabled", BOOLEAN, Settings::isSendingPlainTextEnabled);
        var unsubscribe =
                members.optional("isListUnsubscribeHeaderEnabled", BOOLEAN, Settings::isListUnsubscribeHeaderEnabled);
        var sameDomain =
                members.optional("isSameDomainSendingLimitEnabled", BOOLEAN, Settings::isSameDomainSendingLimitEnabled);
        var sameDomainLimit =
                members.nullable("numberOfSameDomainSendingLimit", INTEGER, Settings::numberOfSameDomainSendingLimit);
        var provider = members.optional(
                "matchProspectToEmailAccountProvider", BOOLEAN, Settings::matchProspectToEmailAccountProvider);
        var calls = members.optional("callIsAutomatic", BOOLEAN, Settings::callIsAutomatic);
        var tasks = members.optional("taskIsAutomatic", BOOLEAN, Settings::taskIsAutomatic);
        var owner = members.nullable(
                "generatedTaskOwner",
                word(
                        List.of(GeneratedTaskOwner.CONTACT, GeneratedTaskOwner.SEQUENCE),
                        GeneratedTaskOwner::of,
                        GeneratedTaskOwner::value),
                Settings::generatedTaskOwner);
        return in -> {
            Settings settings = Settings.of();
            settings = in.change(settings, emails, Settings::emailsCountPerDay);
            settings = in.change(settings, finish, Settings::daysToFinishProspect);
            settings = in.change(settings, delay, Settings::emailSendingDelaySeconds);
            settings = in.change(settings, throttling, Settings::dailyThrottling);
            settings = in.change(settings, useThrottling, Settings::useDailyThrottling);
            settings = in.change(settings, noOpens, Settings::disableOpensTracking);
            settings = in.change(settings, replies, Settings::repliesHandlingType);
            settings = in.change(settings, links, Settings::enableLinksTracking);
            settings = in.change(settings, plain, Settings::isSendingPlainTextEnabled);
            settings = in.change(settings, unsubscribe, Settings::isListUnsubscribeHeaderEnabled);
            settings = in.change(settings, sameDomain, Settings::isSameDomainSendingLimitEnabled);
            settings = in.changeNullable(settings, sameDomainLimit, Settings::numberOfSameDomainSendingLimit);
            settings = in.change(settings, provider, Settings::matchProspectToEmailAccountProvider);
            settings = in.change(settings, calls, Settings::callIsAutomatic);
            settings = in.change(settings, tasks, Settings::taskIsAutomatic);
            return in.changeNullable(settings, owner, Settings::generatedTaskOwner);
        };
    });

    private static final Shape<SequenceDraft> DRAFT = Shape.of("a sequence", members -> {
        for (String name : List.of("id", "ownerUserId", "created", "status", "isArchived", "health", "issues")) {
            members.answerOnly(name, Codecs.TEXT);
        }
        var name = members.required("name", Codecs.NAME, SequenceDraft::name);
        var schedule = members.optional("scheduleId", ID, SequenceDraft::scheduleId);
        var emailAccounts = members.optional("emailAccounts", list(ID), SequenceDraft::emailAccounts);
        var linkedInAccounts = members.optional("linkedInAccounts", list(ID), SequenceDraft::linkedInAccounts);
        var settings = members.optional("settings", SETTINGS, SequenceDraft::settings);
        var steps = members.optional("steps", list(StepCodec.STEP), SequenceDraft::steps);
        return in -> new SequenceDraft(
                Objects.requireNonNull(in.get(name), "a checked name"),
                in.get(schedule),
                in.get(emailAccounts),
                in.get(linkedInAccounts),
                in.get(settings),
                in.get(steps));
    });

    private DraftCodec() {}

    /** Reads a draft strictly, or returns null and reports every violation. */
    public static @Nullable SequenceDraft read(String text, Findings findings) {
        try {
            return read(JsonText.parseStrictly(text, findings), findings);
        } catch (MalformedJsonTextException e) {
            findings.add("is not JSON: " + e.getMessage());
            return null;
        }
    }

    /** Reads a draft, or returns null and reports every violation. */
    public static @Nullable SequenceDraft read(JsonElement body, Findings findings) {
        return DRAFT.read(body, findings);
    }

    /** Everything in a draft that Reply documents as wrong. */
    public static List<Finding> violations(SequenceDraft draft) {
        Findings findings = Findings.ofDraft();
        DRAFT.check(draft, findings);
        return findings.violations();
    }

    /** The JSON of the draft, valid or not. */
    public static String write(SequenceDraft draft) {
        return JsonText.write(out -> DRAFT.write(draft, out));
    }

    /** The JSON of the draft with each raw step as a string: a step that was made in Java may be no JSON. */
    static String writeWithRawAsText(SequenceDraft draft) {
        return JsonText.write(out -> DRAFT.write(draft, out), text -> new JsonWriter(text) {
            @Override
            public JsonWriter jsonValue(String raw) throws IOException {
                return value(raw);
            }
        });
    }
}
