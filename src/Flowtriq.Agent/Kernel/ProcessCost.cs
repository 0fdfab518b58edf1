using System.Buffers.Text;
using Microsoft.Win32.SafeHandles;

namespace Flowtriq.Agent.Kernel;

/// <summary>What the agent itself costs: processor time to the nanosecond, resident memory (proc_pid_statm(5)).</summary>
internal sealed unsafe class ProcessCost(string procRoot) : IDisposable
{
    private const int ProcessCpuTime = 2;

    private readonly SafeFileHandle? _statm = Open(Path.Combine(procRoot, "self/statm"));

    /// <summary>Processor time of all threads since start.</summary>
    internal static TimeSpan CpuTime
    {
        get
        {
            LibC.TimeSpec time;
            _ = LibC.GetTime(ProcessCpuTime, &time);
            return TimeSpan.FromTicks(time.Seconds * TimeSpan.TicksPerSecond + time.Nanoseconds / 100);
        }
    }

    /// <summary>Resident bytes; 0 when the kernel does not say.</summary>
    internal long ResidentBytes
    {
        get
        {
            if (_statm is null)
                return 0;
            Span<byte> text = stackalloc byte[128];
            text = text[..RandomAccess.Read(_statm, text, 0)];
            var second = text[(text.IndexOf((byte)' ') + 1)..];
            return Utf8Parser.TryParse(second, out long pages, out _) ? pages * Environment.SystemPageSize : 0;
        }
    }

    public void Dispose() => _statm?.Dispose();

    private static SafeFileHandle? Open(string path)
    {
        try
        {
            return File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
