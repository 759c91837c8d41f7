// SPDX-License-Identifier: Apache-2.0
package org.gangway.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.lang.ArchRule;

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

    ArchRule beansOfRoutesKnowNeitherCamelNorKafka() {
        return noClasses()
                .that()
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
                .resideInAnyPackage("org.apache.camel..", "org.apache.kafka..")
                .as("beans that routes call know neither Camel nor Kafka");
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

    ArchRule namesSayWhatAThingIs() {
        return noClasses()
                .that()
                .resideInAPackage(root + "..")
                .should()
                .haveSimpleNameEndingWith("Manager")
                .orShould()
                .haveSimpleNameEndingWith("Helper")
                .orShould()
                .haveSimpleNameEndingWith("Util")
                .orShould()
                .haveSimpleNameEndingWith("Utils")
                .orShould()
                .haveSimpleNameEndingWith("Impl")
                .orShould()
                .haveSimpleNameEndingWith("Dto")
                .orShould()
                .haveSimpleNameEndingWith("Entity")
                .orShould()
                .haveSimpleNameEndingWith("Service")
                .as("names say what a thing is");
    }
}
