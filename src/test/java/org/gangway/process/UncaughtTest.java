// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.REPLACE_THREAD;
import static org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.streams.errors.StreamsException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class UncaughtTest {
    private final Uncaught uncaught = new Uncaught("packer");

    static Stream<Exception> ofTheCluster() {
        return Stream.of(
                new InvalidTxnStateException("the coordinator moved"),
                new ProducerFencedException("the transaction took too long"),
                new TimeoutException("the cluster was away"));
    }

    static Stream<Exception> bugs() {
        return Stream.of(
                new IllegalStateException("a decision failed"),
                new RecordTooLargeException("would never be taken"),
                new TopicAuthorizationException("not allowed"));
    }

    @ParameterizedTest
    @MethodSource("ofTheCluster")
    void aThreadWhoseTransactionTheClusterLostIsReplaced(Exception cause) {
        assertThat(uncaught.handle(new StreamsException(cause))).isEqualTo(REPLACE_THREAD);
    }

    @ParameterizedTest
    @MethodSource("bugs")
    void aRecordThatCannotBeWorkedOnStopsTheApplication(Exception cause) {
        assertThat(uncaught.handle(new StreamsException(cause))).isEqualTo(SHUTDOWN_CLIENT);
    }

    @Test
    void aClusterThatLosesTransactionsAllTheTimeStopsTheApplicationToo() {
        StreamsException lost = new StreamsException(new InvalidTxnStateException("again"));
        for (int i = 0; i < Uncaught.REPLACED_IN_A_MINUTE; i++) {
            assertThat(uncaught.handle(lost)).isEqualTo(REPLACE_THREAD);
        }
        assertThat(uncaught.handle(lost)).isEqualTo(SHUTDOWN_CLIENT);
    }
}
