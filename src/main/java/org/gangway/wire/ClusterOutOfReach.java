// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;

/** Kafka did not do what it was asked for. The message is one line. */
public final class ClusterOutOfReach extends RuntimeException {
    static final long PATIENCE_SECONDS = 30;

    ClusterOutOfReach(Throwable cause) {
        super(sentence(cause), cause);
    }

    private static String sentence(Throwable cause) {
        boolean silent = cause instanceof TimeoutException
                || cause instanceof org.apache.kafka.common.errors.TimeoutException
                || cause instanceof InterruptedException;
        return silent
                ? "Kafka does not answer; is it there, and is its address right (gangway.kafka.bootstrap-servers, "
                        + "--bootstrap-server)?"
                : "Kafka refused: " + cause.getMessage();
    }

    /** The answer to an administrative request. */
    static <T> T await(KafkaFuture<T> future) {
        try {
            return future.get(PATIENCE_SECONDS, SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterOutOfReach(e);
        } catch (ExecutionException e) {
            throw new ClusterOutOfReach(e.getCause() == null ? e : e.getCause());
        } catch (TimeoutException e) {
            throw new ClusterOutOfReach(e);
        }
    }
}
