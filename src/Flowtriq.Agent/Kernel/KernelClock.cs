using System.Runtime.InteropServices;

namespace Flowtriq.Agent.Kernel;

/// <summary>The kernel's own word on its clock (adjtimex(2)). Reads only.</summary>
internal static unsafe class KernelClock
{
    private const int StatusOffset = 40; // struct timex on 64-bit Linux: modes, offset, freq, maxerror, esterror, status
    private const int Unsynchronised = 0x40; // STA_UNSYNC

    /// <summary>Whether something keeps the clock in step; null when the process may not ask.</summary>
    internal static bool? IsSynchronised
    {
        get
        {
            Span<byte> state = stackalloc byte[256]; // struct timex has 208 bytes
            state.Clear();
            fixed (byte* start = state)
            {
                if (LibC.AdjustTime(start) < 0)
                    return null;
            }

            return (MemoryMarshal.Read<int>(state[StatusOffset..]) & Unsynchronised) == 0;
        }
    }
}
