package dev.replykit;

import static dev.replykit.Step.*;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The steps of an answer are ordered by {@code parentId}, whatever the order of their array, and stay as they are where
 * that gives no one order. No step is ever lost.
 */
class StepOrderTest {
    /** Each step is an id, {@code ?} where it is a condition, {@code <} its parent, and {@code +} or {@code -} its side. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            in order                           | 1 2<1 3<2                    | 1 2 3
            reversed                           | 3<2 2<1 1                    | 1 2 3
            the last one without an id         | x<2 2<1 1                    | 1 2 x
            ids of 64 bits                     | 9007199254740993<9007199254740992 9007199254740992 \
                                                                              | 9007199254740992 9007199254740993
            a condition with one side          | 3<2- 2?<1 1                  | 1 2 3
            sides with steps below             | 6<4 5<3 4<2- 3<2+ 2?<1 1     | 1 2 3 5 4 6
            only the no side says so           | 3<2- 4<2 2?<1 1              | 1 2 4 3
            conditions in conditions           | 7<5- 6<5+ 5?<2- 4<3- 3?<2+ 2?<1 1 | 1 2 3 4 5 6 7
            no parents                         | 3 1 2                        | 3 1 2
            nobody without a parent            | 3<2 2<1 1<9                  | 3 2 1
            a parent that is not there         | 3<2 2<9 1                    | 3 2 1
            itself as parent                   | 2<2 1                        | 2 1
            only a circle                      | 2<1 1<2                      | 2 1
            the same id twice                  | 2<1 2<1 1                    | 2 2 1
            a fork that is no condition        | 3<1- 2<1+ 1                  | 3 2 1
            two steps on the same side         | 4<2+ 3<2+ 2?<1 1             | 4 3 2 1
            two steps on no side               | 4<2 3<2 2?<1 1               | 4 3 2 1
            """)
    void stepsRunInThisOrder(String what, String array, String order) {
        Sequence sequence = answer(List.of(array.split(" ")));

        assertThat(sequence.steps())
                .as(what)
                .extracting(step -> step.id() == null ? "x" : step.id().toString())
                .containsExactly(order.split(" "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"'1'", "1.5", "{}", "9223372036854775808"})
    void parentThatIsNoIdIsNone(String parent) {
        String json = "{'id':1,'steps':[{'id':2,'type':'call','parentId':%s},{'id':1,'type':'sms'}]}".formatted(parent);

        assertThat(Sequence.fromJson(json.replace('\'', '"')).steps())
                .extracting(SequenceStep::id)
                .containsExactly(2L, 1L);
    }

    @Test
    void itemThatIsNoStepLeavesTheArrayAsItIs() {
        Sequence sequence = Sequence.fromJson(
                "{\"id\":1,\"steps\":[{\"id\":2,\"type\":\"call\",\"parentId\":1},null,{\"id\":1,\"type\":\"call\"}]}");

        assertThat(sequence.steps()).extracting(SequenceStep::id).containsExactly(2L, null, 1L);
    }

    /** As a review measured it: each gave many false differences. */
    @Test
    void tablesPicturesAndDifferencesFollowTheOrder() {
        SequenceDraft draft = SequenceDraft.named("n")
                .steps(IntStream.range(0, 12)
                        .mapToObj(i -> call("Call " + i).after(days(i)))
                        .toList());
        List<Integer> order = new ArrayList<>(IntStream.range(0, 12).boxed().toList());
        Sequence inOrder = chained(draft, order);
        Collections.shuffle(order, new Random(1));
        Sequence shuffled = chained(draft, order);

        assertThat(draft.differences(shuffled)).isEmpty();
        assertThat(shuffled.steps()).isEqualTo(inOrder.steps());
        assertThat(shuffled).hasToString(inOrder.toString());
        assertThat(shuffled.toSvg()).isEqualTo(inOrder.toSvg());
    }

    @Test
    void longChainIsWalked() {
        List<Integer> reversed =
                IntStream.range(0, 10_000).map(i -> 9_999 - i).boxed().toList();
        SequenceDraft draft =
                SequenceDraft.named("n").steps(Collections.nCopies(10_000, (Step) linkedInFollowProfile()));

        assertThat(chained(draft, reversed).steps())
                .extracting(SequenceStep::id)
                .isSorted()
                .hasSize(10_000);
    }

    /** The answer to the draft, with its steps in an array of this order, each below the one before it in the draft. */
    private static Sequence chained(SequenceDraft draft, List<Integer> order) {
        return Sequence.fromJson(order.stream()
                .map(i -> SequenceDraft.named("n")
                        .steps(draft.steps().get(i))
                        .toJson()
                        .replaceAll(".*\\[\\{|}]}$", "")
                        .concat(",\"id\":%d,\"parentId\":%s".formatted(100 + i, i == 0 ? null : 99 + i)))
                .collect(Collectors.joining("},{", "{\"id\":1,\"name\":\"n\",\"steps\":[{", "}]}")));
    }

    private static Sequence answer(List<String> steps) {
        return Sequence.fromJson("{\"id\":1,\"steps\":["
                + steps.stream().map(StepOrderTest::json).collect(Collectors.joining(",")) + "]}");
    }

    private static String json(String step) {
        String[] parts = step.replaceAll("[?+]|-$", "").split("<");
        String side = step.endsWith("+") ? "true" : step.matches(".*\\d-") ? "false" : "null";
        return "{\"id\":%s,\"type\":\"%s\",\"delayInMinutes\":0,\"parentId\":%s,\"ifConditionPositive\":%s}"
                .formatted(
                        parts[0].equals("x") ? "null" : parts[0],
                        step.contains("?") ? "condition" : "call",
                        parts.length == 1 ? "null" : parts[1],
                        side);
    }
}
