// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ContractConfigurationTest {

    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(ContractConfiguration.class);

    @Test
    void withKeysThereIsABeanCalledAgreementAndNoKeyIsMadeBeforeItIsNeeded(@TempDir Path directory) throws Exception {
        runner.withBean(SigningKeys.class, () -> SigningTable.keys(directory)).run(context -> {
            assertThat(context).hasNotFailed().getBean("agreement").isInstanceOf(Agreement.class);
            assertThat(context.getBean(MailSettings.class).port()).isEqualTo(3025);
        });

        try (var files = Files.list(directory)) {
            assertThat(files).isEmpty();
        }
    }

    @Test
    void aFontThatIsNoneStopsTheStartAndIsNamed(@TempDir Path directory) throws Exception {
        Path font = Files.writeString(directory.resolve("letter.ttf"), "no font");

        runner.withBean(SigningKeys.class, () -> SigningTable.keys(directory))
                .withPropertyValues("gangway.contract.fonts=" + font)
                .run(context -> assertThat(context)
                        .hasFailed()
                        .getFailure()
                        .rootCause()
                        .satisfies(cause -> assertThat(context.getStartupFailure())
                                .hasStackTraceContaining("letter.ttf")
                                .hasStackTraceContaining("gangway.contract.fonts")));
    }
}
