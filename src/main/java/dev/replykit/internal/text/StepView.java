package dev.replykit.internal.text;

import dev.replykit.Condition;
import dev.replykit.EmailVariant;
import dev.replykit.ExecutionMode;
import dev.replykit.LinkedInVariant;
import dev.replykit.Settings;
import dev.replykit.Step;
import dev.replykit.Step.CallStep;
import dev.replykit.Step.ConditionStep;
import dev.replykit.Step.EmailStep;
import dev.replykit.Step.LinkedInCommentOnRecentPostStep;
import dev.replykit.Step.LinkedInConnectStep;
import dev.replykit.Step.LinkedInEndorseSkillsStep;
import dev.replykit.Step.LinkedInFollowProfileStep;
import dev.replykit.Step.LinkedInInMailStep;
import dev.replykit.Step.LinkedInLikeRecentPostsStep;
import dev.replykit.Step.LinkedInMessageStep;
import dev.replykit.Step.LinkedInViewProfileStep;
import dev.replykit.Step.LinkedInVoiceMessageStep;
import dev.replykit.Step.SmsStep;
import dev.replykit.Step.TaskStep;
import dev.replykit.Step.UnknownStep;
import dev.replykit.Step.WhatsAppStep;
import dev.replykit.Step.ZapierStep;
import dev.replykit.TaskAction;
import dev.replykit.ZapierAction;
import dev.replykit.internal.json.RawJson;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A step as a person sees it: on which channel, what it does, and the texts it holds. The one place that knows how each
 * kind is told to people; tables, timelines, pictures and lints are made from it.
 *
 * @param channel where it happens
 * @param action what is done, such as "message" or "view profile"
 * @param mode by itself or by a person, or null for kinds that leave it to the settings
 * @param texts what it says, with pointers relative to the step; one for each variant's subject and message
 * @param variants how many texts are tried against each other; 0 for kinds without variants
 */
public record StepView(
        Channel channel, String action, @Nullable ExecutionMode mode, List<Text> texts, int variants) {

    /** No line shows more of a text than this. */
    private static final int ENOUGH = 1000;

    /** Where a step happens. */
    public enum Channel {
        EMAIL("Email"),
        LINKEDIN("LinkedIn"),
        CALL("Call"),
        SMS("SMS"),
        WHATSAPP("WhatsApp"),
        ZAPIER("Zapier"),
        TASK("Task"),
        CONDITION("Condition"),
        UNKNOWN("Unknown");

        private final String label;

        Channel(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * A text of the step.
     *
     * @param pointer where it is in the step's JSON, such as {@code /variants/0/subject}
     */
    public record Text(String pointer, String text) {}

    /** The step as a person sees it. */
    public static StepView of(Step step) {
        if (step instanceof EmailStep email) {
            return new StepView(
                    Channel.EMAIL,
                    "email",
                    email.executionMode(),
                    emailTexts(email),
                    email.variants().size());
        } else if (step instanceof LinkedInMessageStep s) {
            return linkedIn(
                    "message",
                    s.executionMode(),
                    linkedInTexts(s.variants()),
                    s.variants().size());
        } else if (step instanceof LinkedInConnectStep s) {
            return linkedIn(
                    "connect",
                    s.executionMode(),
                    linkedInTexts(s.variants()),
                    s.variants().size());
        } else if (step instanceof LinkedInInMailStep s) {
            return linkedIn(
                    "InMail",
                    s.executionMode(),
                    linkedInTexts(s.variants()),
                    s.variants().size());
        } else if (step instanceof LinkedInViewProfileStep s) {
            return linkedIn("view profile", s.executionMode(), text("/description", s.description()), 0);
        } else if (step instanceof LinkedInEndorseSkillsStep s) {
            return linkedIn("endorse " + counted(s.numberOfSkills(), "skill"), null, List.of(), 0);
        } else if (step instanceof LinkedInVoiceMessageStep s) {
            return linkedIn("voice message", null, text("/audioFile", s.audioFile()), 0);
        } else if (step instanceof LinkedInLikeRecentPostsStep) {
            return linkedIn("like recent posts", null, List.of(), 0);
        } else if (step instanceof LinkedInFollowProfileStep) {
            return linkedIn("follow profile", null, List.of(), 0);
        } else if (step instanceof LinkedInCommentOnRecentPostStep s) {
            return linkedIn("comment on recent post", null, text("/aiPromptText", s.aiPromptText()), 0);
        } else if (step instanceof CallStep s) {
            return new StepView(Channel.CALL, "call", null, text("/message", s.message()), 0);
        } else if (step instanceof SmsStep s) {
            return new StepView(Channel.SMS, "SMS", s.executionMode(), text("/message", s.message()), 0);
        } else if (step instanceof WhatsAppStep s) {
            return new StepView(Channel.WHATSAPP, "message", null, text("/message", s.message()), 0);
        } else if (step instanceof ZapierStep s) {
            String action = ZapierAction.WAIT.equals(s.action()) ? "signal and wait" : "signal";
            return new StepView(Channel.ZAPIER, action, null, text("/name", s.name()), 0);
        } else if (step instanceof TaskStep s) {
            String action = TaskAction.MEETING.equals(s.action()) ? "meeting" : "to do";
            return new StepView(Channel.TASK, action, null, text("/description", s.description()), 0);
        } else if (step instanceof ConditionStep s) {
            return new StepView(Channel.CONDITION, conditionAction(s), null, List.of(), 0);
        }
        return RawJson.asKnown(step) instanceof Step.Kind<?> known ? of(known) : unknown((UnknownStep) step);
    }

    /** The mode, where calls and tasks leave it to the settings whether a person does them; null where none says. */
    public @Nullable ExecutionMode mode(@Nullable Settings settings) {
        if (settings == null || mode != null) {
            return mode;
        }
        Boolean automatic = channel == Channel.CALL
                ? settings.callIsAutomatic()
                : channel == Channel.TASK ? settings.taskIsAutomatic() : null;
        return automatic == null ? null : automatic ? ExecutionMode.AUTOMATIC : ExecutionMode.MANUAL;
    }

    /**
     * The first words of what it says, in the first of its variants; empty where it says nothing. Not safe to print.
     */
    public String firstWords() {
        boolean html = channel == Channel.EMAIL;
        return texts.stream()
                .filter(text -> text.pointer().startsWith("/variants/0/")
                        || !text.pointer().startsWith("/variants/"))
                .map(text -> html && text.pointer().endsWith("/message")
                        ? Html.firstWords(text.text(), ENOUGH)
                        : text.text().substring(0, Math.min(text.text().length(), ENOUGH)))
                .filter(text -> !text.isBlank())
                .collect(Collectors.joining(" | "));
    }

    private static StepView linkedIn(String action, @Nullable ExecutionMode mode, List<Text> texts, int variants) {
        return new StepView(Channel.LINKEDIN, action, mode, texts, variants);
    }

    private static StepView unknown(UnknownStep step) {
        String type = step.type() == null ? "no type" : step.type();
        String action = step.actionType() == null ? type : type + "/" + step.actionType();
        return new StepView(Channel.UNKNOWN, action, null, List.of(), 0);
    }

    private static String conditionAction(ConditionStep step) {
        String conditions =
                step.conditions().stream().map(StepView::conditionText).collect(Collectors.joining("; "));
        String wait = step.waitFor() == null ? "" : " within " + Delay.text(step.waitFor());
        return "if " + (conditions.isEmpty() ? "(nothing)" : conditions) + wait;
    }

    private static String conditionText(Condition condition) {
        return condition.property()
                + condition.rules().stream()
                        .map(rule -> " " + rule.operator()
                                + (rule.value().orNull() == null ? "" : " \"" + rule.value() + "\""))
                        .collect(Collectors.joining(","));
    }

    private static String counted(@Nullable Long number, String noun) {
        return number == null ? noun + "s" : number + " " + noun + (number == 1 ? "" : "s");
    }

    private static List<Text> text(String pointer, @Nullable String text) {
        return text == null ? List.of() : List.of(new Text(pointer, text));
    }

    private static List<Text> emailTexts(EmailStep email) {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < email.variants().size(); i++) {
            EmailVariant variant = email.variants().get(i);
            add(texts, i, "subject", variant.subject().orNull());
            add(texts, i, "message", variant.message().orNull());
        }
        return texts;
    }

    private static List<Text> linkedInTexts(List<LinkedInVariant> variants) {
        List<Text> texts = new ArrayList<>();
        for (int i = 0; i < variants.size(); i++) {
            add(texts, i, "subject", variants.get(i).subject());
            add(texts, i, "message", variants.get(i).message());
        }
        return texts;
    }

    private static void add(List<Text> texts, int variant, String member, @Nullable String text) {
        if (text != null) {
            texts.add(new Text("/variants/" + variant + "/" + member, text));
        }
    }
}
