package dev.replykit.internal.json;

import dev.replykit.EmailAccount;
import dev.replykit.Health;
import dev.replykit.Issue;
import dev.replykit.JsonField;
import dev.replykit.LinkedInAccount;
import dev.replykit.SequenceStatus;
import dev.replykit.SequenceStep;
import dev.replykit.Settings;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a sequence's JSON says; null where it says nothing, or nothing of the expected form. The time of creation stays
 * text until it is asked for, since reading it takes longer than reading a step.
 */
public record SequenceParts(
        @Nullable Long id,
        @Nullable Long ownerUserId,
        @Nullable String name,
        @Nullable String created,
        @Nullable SequenceStatus status,
        @Nullable Boolean isArchived,
        @Nullable Health health,
        @Nullable Long scheduleId,
        @Nullable List<EmailAccount> emailAccounts,
        @Nullable List<LinkedInAccount> linkedInAccounts,
        @Nullable Settings settings,
        @Nullable List<SequenceStep> steps,
        JsonField<List<Issue>> issues) {}
