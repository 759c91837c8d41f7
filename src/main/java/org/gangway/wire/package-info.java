// SPDX-License-Identifier: Apache-2.0
/** What is on the topics: their names and settings, the records and their JSON, the headers. */
@NullMarked
package org.gangway.wire;

import org.jspecify.annotations.NullMarked;
