// SPDX-License-Identifier: Apache-2.0
package org.gangway.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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

    static Stream<ArchRule> rules() {
        return rules(new Rules("org.gangway")).stream();
    }

    static Stream<ArchRule> rulesOnTheFixture() {
        return rules(new Rules("org.gangway.architecture.fixture")).stream();
    }

    private static List<ArchRule> rules(Rules rules) {
        return List.of(
                rules.domainImportsOnlyTheJdk(),
                rules.beansOfRoutesKnowNeitherCamelNorKafka(),
                rules.onlyTheSandboxKnowsTheSandbox(),
                rules.theProcessCallsNobody(),
                rules.faultsAreLoggedByTheirClass(),
                rules.namesSayWhatAThingIs());
    }

    @ParameterizedTest
    @MethodSource("rules")
    void holds(ArchRule rule) {
        rule.check(PRODUCT);
    }

    @ParameterizedTest
    @MethodSource("rulesOnTheFixture")
    void canFail(ArchRule rule) {
        assertThatThrownBy(() -> rule.check(BROKEN)).isInstanceOf(AssertionError.class);
    }

    @Test
    void everyTestIsRun() {
        new Rules("org.gangway").testsAreInClassesThatAreRun().check(TESTS);
        ArchRule rule = new Rules("org.gangway.architecture.fixture").testsAreInClassesThatAreRun();
        assertThatThrownBy(() -> rule.check(BROKEN)).hasMessageContaining("NeverRun");
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(PRODUCT.stream().map(type -> type.getPackageName()).distinct())
                .allSatisfy(name -> assertThat(PRODUCT.contain(name + ".package-info"))
                        .as(name)
                        .isTrue());
    }
}
