// SPDX-License-Identifier: Apache-2.0
package org.gangway.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SandboxConfigurationTest {
    private final ApplicationContextRunner runner = new ApplicationContextRunner()
            .withInitializer(context ->
                    context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
            .withUserConfiguration(SandboxConfiguration.class)
            .withPropertyValues("gangway.sandbox.port=0", "gangway.sandbox.smtp-port=0");

    @Test
    void itStartsInTheProfileLocalAndLeavesTheBanksPublicKey(@TempDir Path data) {
        runner.withPropertyValues("spring.profiles.active=local", "gangway.data=" + data)
                .run(context -> {
                    assertThat(context).hasSingleBean(Sandbox.class);
                    assertThat(data.resolve("keys/public/bank.jwk.json"))
                            .content()
                            .doesNotContain("\"d\"");
                    assertThat(data.resolve("sandbox/bank.jwk.json")).exists();
                });
    }

    @Test
    void itStartsInNoOtherProfile() {
        runner.withPropertyValues("spring.profiles.active=production")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Sandbox.class));
    }

    @Test
    void itDoesNotStartWhereItRunsSomewhereElse() {
        runner.withPropertyValues("spring.profiles.active=local", "gangway.sandbox.embedded=false")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(Sandbox.class));
    }

    @Test
    void aloneItMakesTheKeyFolderForTheOwnerOnly(@TempDir Path data) throws Exception {
        BankKey.in(data);
        assertThat(PosixFilePermissions.toString(java.nio.file.Files.getPosixFilePermissions(data.resolve("keys"))))
                .isEqualTo("rwx------");
    }

    @Test
    void itsKeyPairSurvivesARestart(@TempDir Path data) {
        BankKey.in(data);
        String first = text(data);
        BankKey.in(data);
        assertThat(text(data)).isEqualTo(first);
    }

    private static String text(Path data) {
        try {
            return java.nio.file.Files.readString(data.resolve("keys/public/bank.jwk.json"));
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
