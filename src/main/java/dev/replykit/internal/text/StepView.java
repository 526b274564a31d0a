package dev.replykit.internal.text;

import dev.replykit.Condition;
import dev.replykit.Settings;
import dev.replykit.Step;
import dev.replykit.Step.ExecutionMode;
import dev.replykit.Step.LinkedInVariant;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A step as a person sees it: the one place that describes each kind. Tables, pictures and lints are made from it.
 *
 * @param action what is done, such as "message" or "view profile"
 * @param mode null for kinds that leave it to the settings, and where an answer left it out
 * @param variants texts that are tested against each other; empty for kinds without variants
 * @param text what a kind without variants says; null where it says nothing
 */
public record StepView(
        Step step,
        Channel channel,
        String action,
        @Nullable ExecutionMode mode,
        List<Variant> variants,
        @Nullable Text text) {

    /** No line shows more characters of a text. */
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

    /** One of several texts; each part is null where the step has none. */
    public record Variant(
            @Nullable String subject,
            @Nullable String message,
            @Nullable Boolean isEnabled) {

        private Stream<Text> texts(String at, boolean isMail) {
            return Stream.of(
                            text(at + "/subject", subject, Form.SUBJECT),
                            text(at + "/message", message, isMail ? Form.HTML : Form.PLAIN))
                    .flatMap(Stream::ofNullable);
        }
    }

    /** How a channel shows a text. */
    public enum Form {
        HTML, // as a mail
        SUBJECT, // on one line, and as it is
        PLAIN, // as it is
        NOTE // to people of the own team, who can make sense of it
    }

    /**
     * A text of the step.
     *
     * @param pointer where it is in the JSON of the step, such as {@code /variants/0/subject}
     */
    public record Text(String pointer, String text, Form form) {
        /** Without what a mail does not show, such as style sheets. */
        String source() {
            return form == Form.HTML ? Html.withoutHiddenParts(text) : text;
        }

        /** As its reader sees it. */
        String shown() {
            return firstWords(Integer.MAX_VALUE).replace('\u00a0', ' ');
        }

        private String firstWords(int enough) {
            return form == Form.HTML
                    ? Html.firstWords(text, enough)
                    : text.substring(0, Math.min(text.length(), enough));
        }
    }

    public static StepView of(Step step) {
        if (step instanceof Step.EmailStep s) {
            var variants = s.variants().stream()
                    .map(v -> new Variant(v.subject().orNull(), v.message().orNull(), null));
            return of(s, Channel.EMAIL, "email", variants);
        } else if (step instanceof Step.LinkedInMessageStep s) {
            return of(s, Channel.LINKEDIN, "message", variants(s.variants()));
        } else if (step instanceof Step.LinkedInConnectStep s) {
            return of(s, Channel.LINKEDIN, "connect", variants(s.variants()));
        } else if (step instanceof Step.LinkedInInMailStep s) {
            return of(s, Channel.LINKEDIN, "InMail", variants(s.variants()));
        } else if (step instanceof Step.LinkedInViewProfileStep s) {
            return of(s, Channel.LINKEDIN, "view profile", note("/description", s.description()));
        } else if (step instanceof Step.LinkedInEndorseSkillsStep s) {
            Long number = s.numberOfSkills();
            String skills = number == null ? "skills" : number + (number == 1 ? " skill" : " skills");
            return of(s, Channel.LINKEDIN, "endorse " + skills, Stream.of());
        } else if (step instanceof Step.LinkedInVoiceMessageStep s) {
            return of(s, Channel.LINKEDIN, "voice message", note("/audioFile", s.audioFile()));
        } else if (step instanceof Step.LinkedInLikeRecentPostsStep) {
            return of(step, Channel.LINKEDIN, "like recent posts", Stream.of());
        } else if (step instanceof Step.LinkedInFollowProfileStep) {
            return of(step, Channel.LINKEDIN, "follow profile", Stream.of());
        } else if (step instanceof Step.LinkedInCommentOnRecentPostStep s) {
            return of(s, Channel.LINKEDIN, "comment on recent post", note("/aiPromptText", s.aiPromptText()));
        } else if (step instanceof Step.CallStep s) {
            return of(s, Channel.CALL, "call", note("/message", s.message()));
        } else if (step instanceof Step.SmsStep s) {
            return of(s, Channel.SMS, "SMS", text("/message", s.message(), Form.PLAIN));
        } else if (step instanceof Step.WhatsAppStep s) {
            return of(s, Channel.WHATSAPP, "message", text("/message", s.message(), Form.PLAIN));
        } else if (step instanceof Step.ZapierStep s) {
            String action = "wait".equals(s.action()) ? "signal and wait" : "signal";
            return of(s, Channel.ZAPIER, action, note("/name", s.name()));
        } else if (step instanceof Step.TaskStep s) {
            String action = "meeting".equals(s.actionType()) ? "meeting" : "to do";
            return of(s, Channel.TASK, action, note("/description", s.description()));
        } else if (step instanceof Step.ConditionStep s) {
            return of(s, Channel.CONDITION, conditionAction(s), Stream.of());
        }
        String type = step.type() == null ? "no type" : step.type();
        String action = step.actionType() == null ? type : type + "/" + step.actionType();
        return of(step, Channel.UNKNOWN, action, Stream.of());
    }

    private static StepView of(Step step, Channel channel, String action, Stream<Variant> variants) {
        return new StepView(step, channel, action, mode(step), variants.toList(), null);
    }

    private static StepView of(Step step, Channel channel, String action, @Nullable Text text) {
        return new StepView(step, channel, action, mode(step), List.of(), text);
    }

    private static @Nullable ExecutionMode mode(Step step) {
        return step instanceof Step.HasMode<?> s ? s.executionMode() : null;
    }

    private static Stream<Variant> variants(List<LinkedInVariant> variants) {
        return variants.stream().map(v -> new Variant(v.subject(), v.message(), v.isEnabled()));
    }

    private static @Nullable Text note(String pointer, @Nullable String text) {
        return text(pointer, text, Form.NOTE);
    }

    private static @Nullable Text text(String pointer, @Nullable String text, Form form) {
        return text == null ? null : new Text(pointer, text, form);
    }

    /** Every text of the step. */
    public List<Text> texts() {
        return Stream.concat(
                        IntStream.range(0, variants.size())
                                .boxed()
                                .flatMap(i -> variants.get(i).texts("/variants/" + i, channel == Channel.EMAIL)),
                        Stream.ofNullable(text))
                .toList();
    }

    /** Whether the next step may have to wait for longer than its own delay. */
    public boolean waits() {
        return step instanceof Step.ConditionStep condition && !Duration.ZERO.equals(condition.waitFor());
    }

    /** The mode; for calls and tasks the one that the settings give. Null where nothing gives one. */
    public @Nullable ExecutionMode mode(@Nullable Settings settings) {
        if (settings == null || mode != null) {
            return mode;
        }
        Boolean automatic = channel == Channel.CALL
                ? settings.callIsAutomatic()
                : channel == Channel.TASK ? settings.taskIsAutomatic() : null;
        return automatic == null ? null : automatic ? ExecutionMode.AUTOMATIC : ExecutionMode.MANUAL;
    }

    /** The step on one line, as people read it: channel, mode, when, and the first words. */
    public static String line(Step step) {
        StepView view = of(step);
        Duration delay = step.delay();
        Long parent = step.placement().parentId().orNull();
        String line = view.channel.label()
                + (view.mode == null ? "" : ", " + view.mode.value())
                + (delay == null ? "" : ", " + (delay.isZero() ? "" : "after ") + Timeline.brief(delay))
                + (parent == null ? "" : ", under step " + parent)
                + ": "
                + view.what();
        return Columns.cut(line, Lines.width() - 4);
    }

    /** The side of a condition, the action unless the channel says it, the number of variants, and the first words. */
    String what() {
        Boolean holds = step.placement().ifConditionPositive().orNull();
        String side = holds == null ? "" : holds ? "then " : "else ";
        String counted = variants.size() > 1 ? variants.size() + " variants" : "";
        String words = words(
                variants.isEmpty() ? Stream.ofNullable(text) : variants.get(0).texts("", channel == Channel.EMAIL));
        boolean channelSaysIt = action.equalsIgnoreCase(channel.label()) || channel == Channel.WHATSAPP;
        String shownAction = channelSaysIt && !(words + counted).isBlank() ? "" : action;
        return side + Lines.joined(": ", Lines.joined(", ", shownAction, counted), words);
    }

    /** The first words of texts that belong together, not yet safe to print. */
    private static String words(Stream<Text> texts) {
        return texts.map(text -> text.firstWords(ENOUGH))
                .filter(words -> !words.isBlank())
                .collect(Collectors.joining(" | "));
    }

    /** A variant on one line. */
    public static String line(@Nullable String subject, @Nullable String message, boolean isHtml) {
        return Columns.quoted(words(new Variant(subject, message, null).texts("", isHtml)), Lines.width() - 4);
    }

    private static String conditionAction(Step.ConditionStep step) {
        String conditions = step.conditions().stream().map(StepView::line).collect(Collectors.joining("; "));
        String wait = step.waitFor() == null ? "" : " within " + Timeline.brief(step.waitFor());
        return "if " + (conditions.isEmpty() ? "(nothing)" : conditions) + wait;
    }

    public static String line(Condition condition) {
        return condition.property()
                + condition.rules().stream()
                        .map(rule -> " " + rule.operator()
                                + (rule.value().orNull() == null ? "" : " \"" + rule.value() + "\""))
                        .collect(Collectors.joining(","));
    }
}
