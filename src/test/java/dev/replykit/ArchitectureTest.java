package dev.replykit;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Packages use each other only along the arrows of the design, and what is internal stays internal. */
@AnalyzeClasses(packages = "dev.replykit", importOptions = ArchitectureTest.WithoutTests.class)
final class ArchitectureTest {
    static final class WithoutTests implements ImportOption {
        @Override
        public boolean includes(Location location) {
            return !location.contains("/test-classes/");
        }
    }

    private static final String FACE = "dev.replykit";
    private static final String SANDBOX = "dev.replykit.sandbox";
    private static final String INTERNAL = "dev.replykit.internal.";
    private static final String JSON = "dev.replykit.internal.json";
    private static final String HTTP = "dev.replykit.internal.http";
    private static final String COMMAND_LINE = "dev.replykit.internal.cli";

    /**
     * Every allowed arrow, by the last part of the package's name; the face is {@code dev.replykit} itself. Some are
     * only for the classes after "by", or only to those after "to". So the generic part of json knows no model.
     */
    private static final List<Arrow> ARROWS = """
            face -> http by ApiKey CandidateSearch Connection Outcome OutcomeExceptions Reply
            face -> json
            face -> picture by Sequence SequenceDraft
            face -> sandbox by Reply
            face -> text
            json -> text to Printable Similar
            json -> face to Finding JsonField
            json -> face by AccountCodec Comparison DraftCodec ProblemCodec SequenceCodec SequenceCopy StepCodec
            text -> face
            picture -> face
            picture -> text
            sandbox -> face
            sandbox -> http to BaseUrl
            sandbox -> json
            junit -> face to Reply
            junit -> sandbox
            cli -> face
            cli -> json to JsonText
            cli -> sandbox
            cli -> text
            """.lines().map(Arrow::of).toList();

    /** The packages that use each other, and why. */
    private static final Map<String, String> BOTH_WAYS = Map.of(
            "face json", "codecs make the model, which reads and writes itself by them",
            "face text", "tables and lints read the model, which prints itself by them",
            "face picture", "a picture reads a draft or a sequence, which draws itself",
            "face sandbox", "the sandbox reads drafts, and Reply starts it");

    private record Arrow(String from, String to, Set<String> origins, Set<String> targets) {
        static Arrow of(String line) {
            String[] words = line.split(" ");
            Set<String> classes = Stream.of(words).skip(4).collect(Collectors.toSet());
            boolean by = line.contains(" by ");
            return new Arrow(words[0], words[2], by ? classes : Set.of(), by ? Set.of() : classes);
        }

        boolean isReverseOf(Arrow other) {
            return from.equals(other.to) && to.equals(other.from);
        }

        boolean allows(Dependency dependency) {
            JavaClass origin = topLevel(dependency.getOriginClass());
            JavaClass target = topLevel(dependency.getTargetClass());
            return from.equals(layer(origin))
                    && to.equals(layer(target))
                    && (origins.isEmpty() || origins.contains(origin.getSimpleName()))
                    && (targets.isEmpty() || targets.contains(target.getSimpleName()));
        }
    }

    @ArchTest
    static void packagesUseEachOtherOnlyAlongTheArrows(JavaClasses classes) {
        List<Dependency> dependencies = classes.stream()
                .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
                .filter(dependency ->
                        topLevel(dependency.getTargetClass()).getPackageName().startsWith(FACE))
                .filter(dependency -> !layer(topLevel(dependency.getOriginClass()))
                        .equals(layer(topLevel(dependency.getTargetClass()))))
                .toList();

        assertThat(dependencies)
                .filteredOn(dependency -> ARROWS.stream().noneMatch(arrow -> arrow.allows(dependency)))
                .as("dependencies that no arrow allows")
                .isEmpty();
        assertThat(ARROWS)
                .as("arrows in use")
                .allMatch(arrow -> dependencies.stream().anyMatch(arrow::allows));
    }

    @ArchTest
    static void packagesUseEachOtherOnlyForAReason(JavaClasses classes) {
        assertThat(ARROWS.stream()
                        .filter(arrow -> ARROWS.stream().anyMatch(arrow::isReverseOf))
                        .map(arrow ->
                                Stream.of(arrow.from(), arrow.to()).sorted().collect(Collectors.joining(" "))))
                .as("pairs with arrows in both directions")
                .hasSameElementsAs(BOTH_WAYS.keySet());
    }

    private static JavaClass topLevel(JavaClass type) {
        JavaClass component = type.getBaseComponentType();
        return component.getEnclosingClass().map(ArchitectureTest::topLevel).orElse(component);
    }

    private static String layer(JavaClass type) {
        return type.getPackageName().equals(FACE)
                ? "face"
                : type.getPackageName().replaceFirst(".*\\.", "");
    }

    @ArchTest
    static final ArchRule onlyJsonTheCommandLineAndTheSandboxUseGson = noClasses()
            .that()
            .resideOutsideOfPackages(JSON, COMMAND_LINE, SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.gson..");

    @ArchTest
    static final ArchRule onlyHttpUsesAnHttpClient = noClasses()
            .that()
            .resideOutsideOfPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kong.unirest..", "java.net.http..");

    @ArchTest
    static final ArchRule noStaticStateThatChanges =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints =
            noClasses().that().resideOutsideOfPackage(COMMAND_LINE).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nothingLogs = noClasses().should(USE_JAVA_UTIL_LOGGING);

    @ArchTest
    static void theFaceIsNotOpenForExtension(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type -> type.getPackageName().equals(FACE) && !type.isAnonymousClass())
                        .filter(type -> !type.isInterface() && !type.isEnum())
                        .filter(type -> !type.getModifiers().contains(JavaModifier.FINAL)
                                && !type.reflect().isSealed()
                                && type.getConstructors().stream().anyMatch(made -> isVisible(made.getModifiers()))))
                .isEmpty();
    }

    @ArchTest
    static void publicSignaturesHaveOnlyTypesThatUsersCanName(JavaClasses classes) {
        assertThat(classes.stream()
                        .filter(type ->
                                isVisible(type) && !type.getPackageName().startsWith(INTERNAL))
                        .filter(type -> !type.getSimpleName().equals("SandboxExtension")) // for JUnit only
                        .flatMap(type -> mentions(type)
                                .filter(mentioned -> !canBeNamedByUsers(mentioned))
                                .map(mentioned -> type.getName() + " mentions " + mentioned.getName()))
                        .distinct())
                .isEmpty();
    }

    /** Every type in the header of a class and in its public and protected members, type arguments included. */
    private static Stream<JavaClass> mentions(JavaClass type) {
        Stream<? extends JavaType> header = Stream.of(
                        type.getSuperclass().stream(), type.getInterfaces().stream(), type.getTypeParameters().stream())
                .flatMap(types -> types);
        Stream<JavaClass> members = type.getMembers().stream()
                .filter(member -> isVisible(member.getModifiers()))
                .flatMap(ArchitectureTest::mentions);
        return Stream.concat(header.map(JavaType::getAllInvolvedRawTypes).flatMap(Collection::stream), members);
    }

    private static Stream<JavaClass> mentions(JavaMember member) {
        return member instanceof JavaCodeUnit unit
                ? Stream.concat(
                        unit.getAllInvolvedRawTypes().stream(),
                        unit.getExceptionTypes().stream().map(JavaType::toErasure))
                : member.getAllInvolvedRawTypes().stream();
    }

    private static boolean canBeNamedByUsers(JavaClass type) {
        String home = type.getPackageName();
        if (home.equals(FACE) || home.equals(SANDBOX)) {
            return isVisible(type);
        }
        return home.startsWith("java.") && !home.startsWith("java.net.http");
    }

    private static boolean isVisible(JavaClass type) {
        Optional<JavaClass> outer = type.getEnclosingClass();
        return isVisible(type.getModifiers())
                && outer.map(ArchitectureTest::isVisible).orElse(true);
    }

    private static boolean isVisible(Collection<JavaModifier> modifiers) {
        return modifiers.contains(JavaModifier.PUBLIC) || modifiers.contains(JavaModifier.PROTECTED);
    }
}
