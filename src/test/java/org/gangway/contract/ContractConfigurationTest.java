// SPDX-License-Identifier: Apache-2.0
package org.gangway.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.gangway.sealing.Keystore;
import org.gangway.tracing.Traces;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class ContractConfigurationTest {

    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withBean(Traces.class, Traces::off)
            .withUserConfiguration(ContractConfiguration.class);

    @Test
    void withKeysThereIsABeanCalledAgreementAndNoKeyIsMadeBeforeItIsNeeded(@TempDir Path directory) throws Exception {
        runner.withBean(Keystore.class, () -> Keystore.open(directory.resolve("keys")))
                .run(context -> {
                    assertThat(context).hasNotFailed().getBean("agreement").isInstanceOf(Agreement.class);
                    assertThat(context.getBean(MailSettings.class).port()).isEqualTo(3025);
                });

        assertThat(directory.resolve("keys/files/signature.p12")).doesNotExist();
    }

    @Test
    void aFontThatIsNoneStopsTheStartAndIsNamed(@TempDir Path directory) throws Exception {
        Path font = Files.writeString(directory.resolve("letter.ttf"), "no font");

        runner.withBean(Keystore.class, () -> Keystore.open(directory.resolve("keys")))
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
