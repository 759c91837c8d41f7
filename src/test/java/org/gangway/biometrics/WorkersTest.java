// SPDX-License-Identifier: Apache-2.0
package org.gangway.biometrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.gangway.biometrics.FaceEngine.EngineBusy;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class WorkersTest {
    private final AtomicInteger made = new AtomicInteger();
    private final Workers<FaceNets> one = new Workers<>(1, Duration.ofMillis(20), 1, this::nets);

    @BeforeAll
    static void natives() {
        Natives.beside(Models.FOLDER).loadOpenCv();
    }

    @Test
    void whoFindsNoWorkerFreeInTimeIsToldSo() {
        assertThatThrownBy(() -> one.with(taken -> one.with(nets -> "never"))).isInstanceOf(EngineBusy.class);
    }

    @Test
    void whereTooManyWaitTheNextIsSentAwayAtOnce() {
        Workers<FaceNets> patient = new Workers<>(1, Duration.ofDays(1), 0, this::nets);

        assertThatThrownBy(() -> patient.with(taken -> patient.with(nets -> "never")))
                .isInstanceOf(EngineBusy.class);
        assertThat(patient.<String>with(nets -> "free again")).isEqualTo("free again");
    }

    @Test
    void aWorkerIsFreeAgainAfterItsWorkWhateverBecameOfIt() {
        assertThatThrownBy(() -> one.with(nets -> {
                    throw new IllegalStateException("broken");
                }))
                .hasMessage("broken");

        assertThat(one.<String>with(nets -> "done")).isEqualTo("done");
        assertThat(one.<String>with(nets -> "again")).isEqualTo("again");
        assertThat(made).as("made anew after the failure, then kept").hasValue(2);
    }

    private FaceNets nets() {
        made.incrementAndGet();
        return new FaceNets(new ModelFolder(Models.FOLDER));
    }
}
