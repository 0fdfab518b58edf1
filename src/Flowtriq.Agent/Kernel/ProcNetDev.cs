using System.Runtime.InteropServices;
using System.Text;
using Flowtriq.Core.Traffic;
using Microsoft.Win32.SafeHandles;

namespace Flowtriq.Agent.Kernel;

/// <summary>
/// Reads the counters of every interface (proc_net(5), /proc/net/dev) from one descriptor that stays open, into one
/// buffer that is reused: a reading allocates only when an interface is new. What cannot be read lists no interface.
/// </summary>
internal sealed unsafe class ProcNetDev : IDisposable
{
    private const int LeastPage = 4096;

    // A name of 15 bytes and 16 counters of 20 digits, each with a space.
    private const int LongestLine = 512;

    private readonly string _path;
    private SafeFileHandle? _file;
    private readonly List<KernelInterface> _interfaces = [];
    private byte[] _buffer = new byte[16 * 1024];
    private int _reading;

    internal ProcNetDev(string procRoot) => _path = Path.Combine(procRoot, "net/dev");

    /// <summary>Every interface ever listed, in order of appearance; look at <see cref="KernelInterface.Present"/>.</summary>
    internal IReadOnlyList<KernelInterface> Interfaces => _interfaces;

    /// <summary>Grows whenever an interface appears or vanishes.</summary>
    internal int Generation { get; private set; }

    /// <summary>Lines that did not look like an interface, since start; the two title lines are not among them.</summary>
    internal long Malformed { get; private set; }

    /// <summary>Why the last reading failed; null when it did not.</summary>
    internal string? Fault { get; private set; }

    /// <summary>Reads all counters now.</summary>
    internal void Read()
    {
        var text = TryLoad();
        _reading++;
        var index = 0;
        for (var line = 0; !text.IsEmpty; line++)
        {
            var end = text.IndexOf((byte)'\n');
            var current = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            if (line >= 2 && !current.IsEmpty && !TryTake(current, ref index))
                Malformed++;
        }

        foreach (var one in CollectionsMarshal.AsSpan(_interfaces))
        {
            var present = one.Seen == _reading;
            if (present != one.Present)
                Generation++;
            one.Present = present;
        }
    }

    public void Dispose() => _file?.Dispose();

    private ReadOnlySpan<byte> TryLoad()
    {
        try
        {
            // Other shares would take a lock on the file, which proc(5) has no use for.
            _file ??= File.OpenHandle(_path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var text = Load(_file);
            Fault = null;
            return text;
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            // Opened anew at the next reading.
            Fault = unreadable.Message;
            _file?.Dispose();
            _file = null;
            return default;
        }
    }

    // The kernel hands out whole lines, about a page at a time (seq_file): what leaves room in the page for another line is the
    // end of the list, and a second read, which would find nothing, is spared.
    private ReadOnlySpan<byte> Load(SafeFileHandle file)
    {
        var length = 0;
        while (true)
        {
            if (length == _buffer.Length)
                Array.Resize(ref _buffer, length * 2);
            var read = Read(file, _buffer.AsSpan(length), length);
            length += read;
            if (read < LeastPage - LongestLine)
                return _buffer.AsSpan(0, length);
        }
    }

    // Ten times a second: what RandomAccess checks each time is known here, since the handle is this class's own.
    private static int Read(SafeFileHandle file, Span<byte> into, int from)
    {
        fixed (byte* start = into)
        {
            var read = (int)LibC.ReadAt((int)file.DangerousGetHandle(), start, (nuint)into.Length, from);
            return read >= 0
                ? read
                : throw new IOException(Marshal.GetPInvokeErrorMessage(Marshal.GetLastSystemError()));
        }
    }

    // "  eth0: bytes packets errs drop fifo frame compressed multicast bytes packets errs drop fifo colls carrier compressed"
    private bool TryTake(ReadOnlySpan<byte> line, ref int index)
    {
        line = line.TrimStart((byte)' ');
        var colon = line.LastIndexOf((byte)':'); // a name may hold one as well
        if (colon <= 0)
            return false;

        Span<ulong> columns = stackalloc ulong[16];
        if (!TryParse(line[(colon + 1)..], columns))
            return false;

        var one = Find(line[..colon], ref index);
        one.Received = new CounterReading(columns[1], columns[0], columns[3], columns[2]);
        one.Sent = new CounterReading(columns[9], columns[8], columns[11], columns[10]);
        one.Seen = _reading;
        return true;
    }

    // Numbers between spaces; a loop of its own is shorter than sixteen calls.
    private static bool TryParse(ReadOnlySpan<byte> text, Span<ulong> columns)
    {
        var at = 0;
        foreach (ref var column in columns)
        {
            while (at < text.Length && text[at] == ' ')
                at++;
            var first = at;
            ulong value = 0;
            for (; at < text.Length && (uint)(text[at] - '0') <= 9; at++)
                value = value * 10 + (uint)(text[at] - '0');
            if (at == first)
                return false;
            column = value;
        }

        return true;
    }

    // The order rarely changes: the interface after the last one found is tried first.
    private KernelInterface Find(ReadOnlySpan<byte> name, ref int index)
    {
        for (var tried = 0; tried < _interfaces.Count; tried++)
        {
            var candidate = _interfaces[index];
            index = index + 1 == _interfaces.Count ? 0 : index + 1;
            if (candidate.IsNamed(name))
                return candidate;
        }

        var added = new KernelInterface(Encoding.UTF8.GetString(name), name.ToArray());
        _interfaces.Add(added);
        index = 0;
        return added;
    }
}
