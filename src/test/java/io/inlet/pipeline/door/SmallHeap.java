package io.inlet.pipeline.door;

import java.nio.file.Path;

/** A door in a JVM of its own, for tests of how much memory it needs: prints its port, ends when its input does. */
final class SmallHeap {
    private SmallHeap() {}

    public static void main(String[] arguments) throws Exception {
        try (DoorRig rig = new DoorRig(Path.of(arguments[0])).openForm(30 << 20)) {
            System.out.println("port=" + rig.port());
            System.in.read();
        }
    }
}
