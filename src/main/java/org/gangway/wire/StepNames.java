// SPDX-License-Identifier: Apache-2.0
package org.gangway.wire;

import java.util.List;

/** The steps that have a topic of commands. */
@FunctionalInterface
public interface StepNames {
    List<String> steps();
}
