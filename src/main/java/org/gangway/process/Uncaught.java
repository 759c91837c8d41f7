// SPDX-License-Identifier: Apache-2.0
package org.gangway.process;

import io.github.bucket4j.Bucket;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.common.errors.ApplicationRecoverableException;
import org.apache.kafka.common.errors.InvalidProducerEpochException;
import org.apache.kafka.common.errors.InvalidTxnStateException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.TransactionAbortableException;
import org.apache.kafka.common.errors.TransactionAbortedException;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What becomes of a Streams application whose thread ended. A bug stops it rather than skip a record: the health check
 * fails, an operator looks. Where the cluster lost the thread's transaction, or was away for longer than Streams itself
 * waits, another thread takes its place: nothing of the transaction counts, and its records are read again. A cluster
 * that does so all the time stops the application as well.
 */
final class Uncaught implements StreamsUncaughtExceptionHandler {
    /** More than threads of one application that all end in the same failure of a broker. */
    static final int REPLACED_IN_A_MINUTE = 24;

    private static final Logger LOG = LoggerFactory.getLogger(Uncaught.class);
    private static final List<Class<? extends Exception>> OF_THE_CLUSTER = List.of(
            ApplicationRecoverableException.class,
            InvalidProducerEpochException.class,
            InvalidTxnStateException.class,
            RetriableException.class,
            TransactionAbortableException.class,
            TransactionAbortedException.class);

    private final String application;
    private final Bucket replacements = Bucket.builder()
            .addLimit(limit ->
                    limit.capacity(REPLACED_IN_A_MINUTE).refillGreedy(REPLACED_IN_A_MINUTE, Duration.ofMinutes(1)))
            .build();

    Uncaught(String application) {
        this.application = application;
    }

    @Override
    public StreamThreadExceptionResponse handle(Throwable cause) {
        if (ofTheCluster(cause) && replacements.tryConsume(1)) {
            LOG.atWarn()
                    .addKeyValue("application", application)
                    .addKeyValue("cause", root(cause).getClass().getName())
                    .log("the cluster broke off a transaction; another thread begins it again");
            return StreamThreadExceptionResponse.REPLACE_THREAD;
        }
        LOG.atError()
                .addKeyValue("application", application)
                .addKeyValue("cause", cause.getClass().getName())
                .addKeyValue("at", place(cause))
                .log("the process stops: a record could not be worked on");
        return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
    }

    private static boolean ofTheCluster(Throwable cause) {
        return OF_THE_CLUSTER.stream().anyMatch(kind -> kind.isInstance(root(cause)));
    }

    /** Where in the code, without the message: it may quote what it worked on. */
    private static String place(Throwable cause) {
        Throwable root = root(cause);
        StackTraceElement[] trace = root.getStackTrace();
        return root.getClass().getName() + (trace.length == 0 ? "" : " at " + trace[0]);
    }

    private static Throwable root(Throwable cause) {
        Throwable root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root;
    }
}
