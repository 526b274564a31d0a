package dev.replykit;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.belongToAnyOf;
import static com.tngtech.archunit.core.domain.JavaModifier.FINAL;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.GeneralCodingRules.ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.GeneralCodingRules.USE_JAVA_UTIL_LOGGING;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Keeps the arrows of the design: data flows one way, and what is behind the public face stays there. */
@AnalyzeClasses(packages = "dev.replykit", importOptions = DoNotIncludeTests.class)
final class ArchitectureTest {
    private static final String FACE = "dev.replykit";
    private static final String SANDBOX = "dev.replykit.sandbox";
    private static final String INTERNAL = "dev.replykit.internal..";
    private static final String JSON = "dev.replykit.internal.json..";
    private static final String HTTP = "dev.replykit.internal.http..";
    private static final String TEXT = "dev.replykit.internal.text..";
    private static final String PICTURE = "dev.replykit.internal.picture..";
    private static final String COMMAND_LINE = "dev.replykit.internal.cli..";

    /** HTTP carries bytes and knows no step; JSON knows neither what is sent nor what is shown; a picture is made of texts. */
    @ArchTest
    static final ArchRule dataFlowsOneWay = layeredArchitecture()
            .consideringOnlyDependenciesInLayers()
            .layer("face")
            .definedBy(FACE)
            .layer("json")
            .definedBy(JSON)
            .layer("http")
            .definedBy(HTTP)
            .layer("text")
            .definedBy(TEXT)
            .layer("picture")
            .definedBy(PICTURE)
            .layer("sandbox")
            .definedBy(SANDBOX)
            .layer("command line")
            .definedBy(COMMAND_LINE)
            .whereLayer("face")
            .mayOnlyAccessLayers("json", "http", "text", "picture", "sandbox")
            .whereLayer("json")
            .mayOnlyAccessLayers("face")
            .whereLayer("http")
            .mayNotAccessAnyLayer()
            .whereLayer("text")
            .mayOnlyAccessLayers("face", "json")
            .whereLayer("picture")
            .mayOnlyAccessLayers("face", "text")
            .whereLayer("sandbox")
            .mayOnlyAccessLayers("face", "json")
            .whereLayer("command line")
            .mayOnlyAccessLayers("face", "json", "text", "sandbox")
            .ensureAllClassesAreContainedInArchitecture();

    @ArchTest
    static final ArchRule theModelKnowsNoHttp = noClasses()
            .that()
            .resideInAPackage(FACE)
            .and(not(belongToAnyOf(
                    Reply.class, ApiKey.class, Connection.class, Outcome.class, OutcomeExceptions.class)))
            .should()
            .dependOnClassesThat()
            .resideInAPackage(HTTP);

    @ArchTest
    static final ArchRule onlyInternalJsonAndTheSandboxUseGson = noClasses()
            .that()
            .resideOutsideOfPackages(JSON, SANDBOX)
            .should()
            .dependOnClassesThat()
            .resideInAPackage("com.google.gson..");

    @ArchTest
    static final ArchRule onlyInternalHttpUsesAnHttpClient = noClasses()
            .that()
            .resideOutsideOfPackage(HTTP)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("kong.unirest..", "java.net.http..");

    @ArchTest
    static final ArchRule publicSignaturesMentionNothingBehindTheFace =
            classes().that().resideOutsideOfPackage(INTERNAL).should(mentionOnlyTypesThatUsersCanName());

    @ArchTest
    static final ArchRule theFaceIsNotOpenForExtension = classes()
            .that()
            .resideInAPackage(FACE)
            .and()
            .areNotAnonymousClasses()
            .should(beFinalOrSealedOrAnInterface());

    @ArchTest
    static final ArchRule noStaticStateThatChanges =
            fields().that().areStatic().should().beFinal();

    @ArchTest
    static final ArchRule onlyTheCommandLinePrints =
            noClasses().that().resideOutsideOfPackage(COMMAND_LINE).should(ACCESS_STANDARD_STREAMS);

    @ArchTest
    static final ArchRule nothingLogs = noClasses().should(USE_JAVA_UTIL_LOGGING);

    private static ArchCondition<JavaClass> mentionOnlyTypesThatUsersCanName() {
        return new ArchCondition<>("mention only types that users can name") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (!isVisible(type)) {
                    return;
                }
                mentions(type)
                        .filter(Predicate.not(ArchitectureTest::canBeNamedByUsers))
                        .map(mentioned -> type.getName() + " mentions " + mentioned.getName())
                        .distinct()
                        .forEach(sentence -> events.add(SimpleConditionEvent.violated(type, sentence)));
            }
        };
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

    private static ArchCondition<JavaClass> beFinalOrSealedOrAnInterface() {
        return new ArchCondition<>("be final, sealed, a record, an enum or an interface") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                boolean closed = type.isInterface()
                        || type.isEnum()
                        || type.getModifiers().contains(FINAL)
                        || type.reflect().isSealed();
                events.add(new SimpleConditionEvent(type, closed, type.getName() + " is open for extension"));
            }
        };
    }
}
