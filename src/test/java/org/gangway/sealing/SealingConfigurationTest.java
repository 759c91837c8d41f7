// SPDX-License-Identifier: Apache-2.0
package org.gangway.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

class SealingConfigurationTest {
    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path data;

    @SuppressWarnings("NullAway.Init")
    private ApplicationContextRunner application;

    @BeforeEach
    void configure() {
        application = new ApplicationContextRunner()
                .withUserConfiguration(SealingConfiguration.class)
                .withPropertyValues("gangway.data=" + data);
    }

    @Test
    void everythingIsThereByDefaultAndLiesUnderTheDataFolder() {
        application.run(context -> {
            assertThat(context)
                    .hasSingleBean(Keystore.class)
                    .hasSingleBean(CaseKeys.class)
                    .hasSingleBean(DoorKeys.class)
                    .hasSingleBean(ChannelKeys.class)
                    .hasSingleBean(KeyShredder.class)
                    .hasSingleBean(ObjectStore.class);
            assertThat(data.resolve("keys")).isDirectory();
            assertThat(data.resolve("objects")).isDirectory();
            assertThat(context.getBean(Lifetimes.class)).isEqualTo(OneProcess.LIFETIMES);
        });
    }

    @ParameterizedTest
    @CsvSource({"'', cdw", "process, cdw", "channels, cd", "hands, w", "'console,hands', w", "'channels,console', cdw"})
    void aRoleMakesTheKeysThatItWorksWithAndNoOthers(String roles, String letters) {
        application.withPropertyValues("gangway.roles=" + roles).run(context -> {
            String[] made = data.resolve("keys/epochs").toFile().list();
            assertThat(made).extracting(name -> name.substring(0, 1)).containsOnly(letters.split(""));
        });
    }

    @Test
    void clockOfTheApplicationIsUsed() {
        application
                .withBean(Clock.class, () -> Clock.fixed(OneProcess.START, ZoneOffset.UTC))
                .run(context -> assertThat(context.getBean(CaseKeys.class)
                                .make(OneProcess.START)
                                .epoch())
                        .isEqualTo("w-20261123T000000Z-86400"));
    }

    @Test
    void nextEpochIsThereBeforeItBegins() {
        MovableClock clock = new MovableClock(OneProcess.START);
        application
                .withPropertyValues("gangway.sealing.door-epoch=PT4S")
                .withBean(Clock.class, () -> clock)
                .run(context -> {
                    Epoch next = Epoch.at(Purpose.DOOR, Duration.ofSeconds(4), OneProcess.START)
                            .next();
                    clock.moveTo(next.start().minusSeconds(1));
                    Awaitility.await()
                            .atMost(Duration.ofSeconds(10))
                            .until(() ->
                                    Files.exists(data.resolve("keys/public").resolve(next.id())));
                });
    }

    @Test
    void keysThatOthersCanReadStopTheStart() throws Exception {
        Files.createDirectory(
                data.resolve("keys"),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
        Files.setPosixFilePermissions(data.resolve("keys"), PosixFilePermissions.fromString("rwxr-xr-x"));

        application.run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(KeystoreUnusable.class)
                .hasMessageContaining("chmod -R go-rwx"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gangway.sealing.door-epoch=PT0.5S",
                "gangway.sealing.grace=P2D",
                "gangway.sealing.custody=kms,gangway.sealing.aws.region=eu-central-1,gangway.sealing.kms.pending-window=P1D"
            })
    void timesThatCannotBeStopTheStartNamingTheProperty(String properties) {
        application.withPropertyValues(properties.split(",")).run(context -> assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOf(KeystoreUnusable.class)
                .hasMessageContaining("gangway.sealing."));
    }

    @Test
    void s3WithoutABucketStopsTheStart() {
        application
                .withPropertyValues("gangway.sealing.objects=s3", "gangway.sealing.aws.region=eu-central-1")
                .run(context ->
                        assertThat(context).getFailure().rootCause().hasMessageContaining("gangway.sealing.s3.bucket"));
    }

    @Test
    void s3ClientStaysOutOfTheRegistry() {
        application
                .withPropertyValues(
                        "gangway.sealing.objects=s3",
                        "gangway.sealing.s3.bucket=objects",
                        "gangway.sealing.aws.region=eu-central-1",
                        "gangway.sealing.aws.endpoint=http://127.0.0.1:1")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean("s3Client"));
    }
}
