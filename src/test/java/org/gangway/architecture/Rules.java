// SPDX-License-Identifier: Apache-2.0
package org.gangway.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchRule;
import java.util.Set;
import org.junit.platform.commons.annotation.Testable;

/** How the packages may depend on each other. {@code root} is {@code org.gangway}, or a fixture that breaks the rules. */
record Rules(String root) {

    ArchRule domainImportsOnlyTheJdk() {
        return classes()
                .that()
                .resideInAPackage(root + ".casefile..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", root + ".casefile..", "org.jspecify.annotations..")
                .as("casefile imports only the JDK");
    }

    /** @param what {@code org.apache.camel} or {@code org.apache.kafka} */
    ArchRule beansOfRoutesDoNotKnow(String what) {
        return noClasses()
                .that()
                .haveFullyQualifiedName(root + ".scenarios.Rating")
                .or()
                .resideInAnyPackage(
                        root + ".biometrics..",
                        root + ".screening..",
                        root + ".contract..",
                        root + ".evidence..",
                        root + ".outward",
                        root + ".chat..",
                        root + ".sealing..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(what + "..")
                .as("beans that routes call do not know " + what);
    }

    ArchRule onlyTheSandboxKnowsTheSandbox() {
        return noClasses()
                .that()
                .resideOutsideOfPackage(root + ".sandbox..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage(root + ".sandbox..")
                .as("nothing but sandbox imports sandbox");
    }

    /** It is in another jar, which production has not. */
    ArchRule nothingNeedsWhatIsBesideTheSandbox() {
        return noClasses()
                .that()
                .resideOutsideOfPackages(root + ".demo..", root + ".bench..", root + ".drill..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(root + ".demo..", root + ".bench..", root + ".drill..")
                .as("nothing needs demo, bench or drill");
    }

    ArchRule theProcessCallsNobody() {
        return noClasses()
                .that()
                .resideInAPackage(root + ".process..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.net.http..", "org.springframework.web..", "org.apache.camel..", "software.amazon..")
                .as("the process calls nobody");
    }

    /** Where no exception can hold anything of a customer or of a key. */
    private Set<String> mayLogAWholeFault() {
        return Set.of(
                // reads the bank's own scenarios, before any customer
                root + ".scenarios.ScenarioFolder",
                // a file without content that could not be unlocked: its path and the system's words
                root + ".broker.EmbeddedBroker");
    }

    ArchRule faultsAreLoggedByTheirClass() {
        return noClasses()
                .that(describe("may hold something private", type -> !mayLogAWholeFault()
                        .contains(type.getName())))
                .should()
                .callMethodWhere(describe("a log line takes a whole fault", Rules::takesAFault))
                .as("messages of exceptions may quote what is private: faults are logged by their class");
    }

    /** Whoever does not log fluently can pass a fault as the last of any arguments. */
    private static boolean takesAFault(JavaMethodCall call) {
        String owner = call.getTargetOwner().getName();
        String method = call.getName();
        return owner.equals("org.slf4j.spi.LoggingEventBuilder") && method.equals("setCause")
                || owner.equals("org.slf4j.Logger")
                        && Set.of("trace", "debug", "info", "warn", "error").contains(method);
    }

    /** What surefire and failsafe look for; a test in any other class is never run, and nobody is told. */
    ArchRule testsAreInClassesThatAreRun() {
        return methods()
                .that()
                .areMetaAnnotatedWith(Testable.class)
                .should()
                .beDeclaredInClassesThat(describe("are named …Test or …IT", Rules::isRun))
                .as("tests are in classes that are run");
    }

    /** An abstract one is run where it is extended. */
    private static boolean isRun(JavaClass type) {
        if (type.getModifiers().contains(JavaModifier.ABSTRACT)) {
            return type.getSubclasses().stream().anyMatch(Rules::isRun);
        }
        String name = type.getEnclosingClass().map(JavaClass::getSimpleName).orElse(type.getSimpleName());
        return name.endsWith("Test") || name.endsWith("IT");
    }

    /** @param word that says nothing at the end of a name */
    ArchRule namesSayWhatAThingIs(String word) {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveSimpleNameEndingWith(word)
                .as("names say what a thing is, and " + word + " does not");
    }
}
