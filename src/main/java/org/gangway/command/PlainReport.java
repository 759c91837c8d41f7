// SPDX-License-Identifier: Apache-2.0
package org.gangway.command;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringBootExceptionReporter;
import org.springframework.core.annotation.Order;

/**
 * Keeps Spring from printing a stack trace where Gangway itself says what is wrong: the command line prints that as one
 * line. Whatever else stops a start is reported as Spring does it.
 */
@Order(Integer.MIN_VALUE)
final class PlainReport implements SpringBootExceptionReporter {

    @Override
    public boolean reportException(Throwable failure) {
        return ours(failure) != null;
    }

    /** What to tell the user: our own words if there are any, else those of the failure. */
    static String line(Throwable failure) {
        Throwable ours = ours(failure);
        if (ours != null && ours.getMessage() != null) {
            return ours.getMessage();
        }
        return failure.getMessage() == null
                ? failure.getClass().getSimpleName()
                : failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }

    private static @Nullable Throwable ours(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause.getClass().getName().startsWith("org.gangway.")) {
                return cause;
            }
        }
        return null;
    }
}
