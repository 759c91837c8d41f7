// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.web.server.PortInUseException;
import org.springframework.core.annotation.Order;

/**
 * Keeps Spring from printing stack traces and reports of its own when a start fails: the command line says in one line what
 * is wrong and what to do. Who wants to know where it comes from adds {@code --stacktrace}.
 */
@Order(Integer.MIN_VALUE)
public final class PlainReport implements SpringBootExceptionReporter {
    private static final String OURS = "org.gangway.";

    /** What only carries a failure to where it is told. */
    private static final Set<String> CARRIERS = Set.of(
            "org.springframework.beans.",
            "org.springframework.boot.context.properties.ConfigurationPropertiesBindException",
            "org.springframework.context.",
            "java.util.concurrent.CompletionException",
            "java.util.concurrent.ExecutionException",
            "java.lang.reflect.",
            "org.apache.camel.RuntimeCamelException",
            "org.apache.camel.FailedToStartRouteException");

    @Override
    public boolean reportException(Throwable failure) {
        return true;
    }

    /** What to tell the user: our own words if there are any, else those of the failure. */
    public static String line(Throwable failure) {
        return first(failure, OURS)
                .map(Throwable::getMessage)
                .or(() -> words(failure))
                .orElseGet(() -> foreign(failure));
    }

    /** For failures that libraries report, and a user can mend. Values are not quoted: they may be passwords. */
    private static Optional<String> words(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof PortInUseException taken) {
                return Optional.of("port " + taken.getPort()
                        + " is taken; stop what listens there, or give another one (server.port)");
            }
            if (cause instanceof BindException bind) {
                return Optional.of("the property " + bind.getName()
                        + " has a value that cannot be used; docs/operations.md says what it may be");
            }
        }
        return Optional.empty();
    }

    private static String foreign(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null && carries(cause)) {
            cause = cause.getCause();
        }
        String message =
                cause.getMessage() == null ? "" : ": " + cause.getMessage().replaceAll("\\s*\\R\\s*", "; ");
        return cause.getClass().getSimpleName() + message + " (--stacktrace says where)";
    }

    private static boolean carries(Throwable failure) {
        String name = failure.getClass().getName();
        return CARRIERS.stream().anyMatch(name::startsWith);
    }

    private static Optional<Throwable> first(@Nullable Throwable failure, String prefix) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith(prefix) && cause.getMessage() != null) {
                return Optional.of(cause);
            }
        }
        return Optional.empty();
    }
}
