package dev.replykit;

import dev.replykit.internal.text.Printable;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * When a sequence may send, from {@link Reply#schedules}; a draft names it by its id alone. Each member is null, and
 * each list empty, where the answer left it out. Source: published OpenAPI and recorded answers. The constructors are
 * not API.
 *
 * <pre>{@code
 * reply.schedules().get(0).hasSendingHours(); // ==> true
 * }</pre>
 *
 * @param timezoneId the time zone as Windows names it, such as {@code GMT Standard Time}
 * @param followUpTimings the hours of later steps, used where {@code useFollowUpSchedule} is true
 * @param isDefault whether it is used where a draft names none; each user has a default of their own
 * @param status a word of the API, such as {@code active} or {@code isDefaultForCurrentUser}
 */
public record Schedule(
        @Nullable Long id,
        @Nullable String name,
        @Nullable String timezoneId,
        @Nullable Boolean excludeHolidays,
        @Nullable Boolean useProspectTimezone,
        @Nullable Boolean useFollowUpSchedule,
        List<Timing> mainTimings,
        List<Timing> followUpTimings,
        @Nullable Boolean isDefault,
        @Nullable String status) {
    /** {@return whether a day of {@code mainTimings} is active and has a time to send} */
    public boolean hasSendingHours() {
        return mainTimings.stream().anyMatch(Timing::hasSendingHours);
    }

    @Override
    public String toString() {
        return Printable.record(this);
    }

    /** The hours of one day, such as {@code Monday}. */
    public record Timing(@Nullable String weekDay, @Nullable Boolean isActive, List<TimeRange> timeRanges) {
        /** {@return whether the day is active and has a time range to send in that is not empty} */
        public boolean hasSendingHours() {
            return Boolean.TRUE.equals(isActive)
                    && timeRanges.stream()
                            .anyMatch(range -> range.fromTime == null || !range.fromTime.equals(range.toTime));
        }

        @Override
        public String toString() {
            return Printable.record(this);
        }
    }

    /** A part of a day, such as 09:00 to 17:00; 24:00 has been seen as its end. */
    public record TimeRange(
            @Nullable String fromTime, @Nullable String toTime) {
        /** Such as {@code 09:00-17:00}. */
        @Override
        public String toString() {
            return Printable.value(Objects.toString(fromTime, "?") + "-" + Objects.toString(toTime, "?"));
        }
    }
}
