// SPDX-License-Identifier: Apache-2.0
package org.gangway.drill;

import com.sun.tools.attach.AttachNotSupportedException;
import com.sun.tools.attach.VirtualMachine;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import javax.management.remote.JMXServiceURL;

/**
 * What a process needs, in megabytes.
 *
 * @param heap after a collection
 * @param resident of the whole process, as the operating system sees it; -1 where it does not say
 * @param peak the most it has ever been
 */
record Memory(long heap, long resident, long peak) {

    static Memory of(Child child) {
        long pid = child.process().pid();
        return new Memory(heap(pid), line(pid, "VmRSS:"), line(pid, "VmHWM:"));
    }

    @SuppressWarnings("BanJNDI") // the other side is a child of this very process, on this machine
    private static long heap(long pid) {
        try {
            VirtualMachine machine = VirtualMachine.attach(Long.toString(pid));
            try (JMXConnector jmx =
                    JMXConnectorFactory.connect(new JMXServiceURL(machine.startLocalManagementAgent()))) {
                MemoryMXBean memory = ManagementFactory.newPlatformMXBeanProxy(
                        jmx.getMBeanServerConnection(), ManagementFactory.MEMORY_MXBEAN_NAME, MemoryMXBean.class);
                memory.gc();
                return memory.getHeapMemoryUsage().getUsed() >> 20;
            } finally {
                machine.detach();
            }
        } catch (AttachNotSupportedException e) {
            throw new DrillFailed("the application's memory cannot be looked at");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Linux tells, in kB. */
    private static long line(long pid, String name) {
        Path status = Path.of("/proc", Long.toString(pid), "status");
        try {
            List<String> lines = Files.isReadable(status) ? Files.readAllLines(status) : List.of();
            return lines.stream()
                    .filter(line -> line.startsWith(name))
                    .map(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) >> 10)
                    .findFirst()
                    .orElse(-1L);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
