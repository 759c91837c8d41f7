// SPDX-License-Identifier: Apache-2.0
package org.gangway.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ArchitectureTest {
    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("org.gangway");
    private static final JavaClasses BROKEN =
            new ClassFileImporter().importPackages("org.gangway.architecture.fixture");

    private static final JavaClasses TESTS = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.ONLY_INCLUDE_TESTS)
            .withImportOption(location -> !location.contains("/architecture/fixture/"))
            .importPackages("org.gangway");
    private static final Rules FIXTURE = new Rules("org.gangway.architecture.fixture");
    private static final List<String> EMPTY_WORDS =
            List.of("Manager", "Helper", "Util", "Utils", "Impl", "Dto", "Data", "Info", "Entity", "Service");

    static Stream<ArchRule> rules() {
        return broken(new Rules("org.gangway")).keySet().stream();
    }

    static Stream<Arguments> rulesOnTheFixture() {
        return broken(FIXTURE).entrySet().stream().map(rule -> Arguments.of(rule.getKey(), rule.getValue()));
    }

    /** Every rule with the classes of the fixture that break it. */
    private static Map<ArchRule, List<String>> broken(Rules rules) {
        Map<ArchRule, List<String>> broken = new LinkedHashMap<>();
        broken.put(rules.domainImportsOnlyTheJdk(), List.of("NeedsALibrary"));
        broken.put(rules.beansOfRoutesDoNotKnow("org.apache.camel"), List.of("KnowsCamel", "Rating"));
        broken.put(rules.beansOfRoutesDoNotKnow("org.apache.kafka"), List.of("KnowsKafka"));
        broken.put(rules.onlyTheSandboxKnowsTheSandbox(), List.of("KnowsCamel"));
        broken.put(rules.nothingNeedsWhatIsBesideTheSandbox(), List.of("NeedsTheDemo"));
        broken.put(rules.theProcessCallsNobody(), List.of("CallManager"));
        broken.put(rules.faultsAreLoggedByTheirClass(), List.of("LogsAFault", "LogsAFaultPlainly"));
        EMPTY_WORDS.forEach(word -> broken.put(
                rules.namesSayWhatAThingIs(word), List.of(word.equals("Manager") ? "CallManager" : "Case" + word)));
        return broken;
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rulesOnTheFixture")
    void canFail(ArchRule rule, List<String> breaking) {
        List<String> details = rule.evaluate(BROKEN).getFailureReport().getDetails();
        assertThat(breaking)
                .allSatisfy(type -> assertThat(details).anyMatch(detail -> detail.matches(".*\\b" + type + "\\b.*")));
    }

    @Test
    void everyTestIsRun() {
        new Rules("org.gangway").testsAreInClassesThatAreRun().check(TESTS);
        ArchRule rule = new Rules("org.gangway.architecture.fixture").testsAreInClassesThatAreRun();
        assertThatThrownBy(() -> rule.check(BROKEN)).hasMessageContaining("NeverRun");
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(packagesThatSayNothing(PRODUCT)).isEmpty();
        assertThat(packagesThatSayNothing(BROKEN)).contains("org.gangway.architecture.fixture.screening");
    }

    private static List<String> packagesThatSayNothing(JavaClasses classes) {
        return classes.stream()
                .map(JavaClass::getPackageName)
                .distinct()
                .filter(name -> !classes.contain(name + ".package-info"))
                .toList();
    }
}
