using System.ComponentModel;
using System.Runtime.InteropServices;
using Flowtriq.Agent.Kernel;
using Microsoft.Win32.SafeHandles;

namespace Flowtriq.Agent.Uplink;

/// <summary>
/// Wakes the uplink (eventfd(2)). Whoever rings neither waits nor takes a lock, and the uplink sleeps on the bell and on its
/// connection at once, so that an order of the server is read when it comes.
/// </summary>
internal sealed unsafe class UplinkBell : IDisposable
{
    private readonly SafeFileHandle _descriptor;

    internal UplinkBell()
    {
        var made = LibC.EventDescriptor(0, LibC.CloseOnExec | LibC.NonBlocking);
        if (made < 0)
            throw new Win32Exception(Marshal.GetLastPInvokeError());
        _descriptor = new SafeFileHandle(made, ownsHandle: true);
    }

    /// <summary>Ends the present or the next wait; several rings before it are one.</summary>
    internal void Ring()
    {
        var one = 1UL;
        _ = LibC.Write((int)_descriptor.DangerousGetHandle(), (byte*)&one, sizeof(ulong));
    }

    /// <summary>Waits until somebody rings, the connection has something to read or has ended, or the time is over.</summary>
    internal void Wait(TimeSpan time, SafeHandle? connection = null)
    {
        var slots = stackalloc LibC.PollSlot[2];
        slots[0] = new() { Descriptor = (int)_descriptor.DangerousGetHandle(), Events = LibC.PollIn };
        // poll(2) leaves out what is negative.
        slots[1] = new() { Descriptor = (int)(connection?.DangerousGetHandle() ?? -1), Events = LibC.PollIn };
        _ = LibC.Poll(slots, 2, (int)Math.Ceiling(time.TotalMilliseconds));
        if (slots[0].Returned == 0)
            return;
        ulong rings;
        _ = LibC.Read(slots[0].Descriptor, (byte*)&rings, sizeof(ulong));
    }

    public void Dispose() => _descriptor.Dispose();
}
