using System.Buffers.Binary;
using System.Text;
using Flowtriq.Agent.Kernel;

namespace Flowtriq.Agent.Top;

/// <summary>
/// The terminal in full-screen use (termios(3), console_codes(4)): no echo, no line editing, the alternate screen, no cursor.
/// Disposing puts everything back as it was.
/// </summary>
internal sealed unsafe class Terminal : IDisposable
{
    internal const char ControlC = '\x03';

    /// <summary>The other side hung up.</summary>
    internal const char EndOfInput = '\0';

    internal const string Home = "\e[H";
    internal const string Reverse = "\e[7m";
    internal const string Plain = "\e[0m";
    internal const string ClearRest = "\e[K";
    internal const string ClearBelow = "\e[K\e[J";

    private const string Enter = "\e[?1049h\e[?25l\e[2J";
    private const string Leave = "\e[?25h\e[?1049l";
    private const int Input = 0;
    private const int Output = 1;
    private const int Now = 0; // TCSANOW
    private const int WindowSize = 0x5413; // TIOCGWINSZ
    private const int LocalModes = 12; // offset of c_lflag
    private const uint Signals = 1;
    private const uint Canonical = 2;
    private const uint Echo = 8;

    // struct termios has 60 bytes on Linux, whatever the C library.
    private readonly byte[] _before = new byte[64];
    private readonly Stream _output = Console.OpenStandardOutput();

    private Terminal() { }

    /// <summary>Columns and rows; 80 by 24 when the terminal does not tell.</summary>
    internal (int Width, int Height) Size
    {
        get
        {
            var size = stackalloc ushort[4]; // struct winsize: rows, columns and both in pixels
            return LibC.Control(Output, WindowSize, size) == 0 && size[0] >= 5 && size[1] >= 20
                ? (size[1], size[0])
                : (TopFrame.Width, TopFrame.Height);
        }
    }

    /// <summary>Takes the terminal over; null when there is none, or none that can move a cursor.</summary>
    internal static Terminal? TryOpen(Func<string, string?> environment)
    {
        if (Console.IsInputRedirected || Console.IsOutputRedirected || environment("TERM") is null or "" or "dumb")
            return null;
        var terminal = new Terminal();
        fixed (byte* before = terminal._before)
        {
            if (LibC.GetTerminal(Input, before) != 0)
                return null;
            Span<byte> raw = stackalloc byte[64];
            terminal._before.CopyTo(raw);
            var modes = BinaryPrimitives.ReadUInt32LittleEndian(raw[LocalModes..]);
            BinaryPrimitives.WriteUInt32LittleEndian(raw[LocalModes..], modes & ~(Signals | Canonical | Echo));
            fixed (byte* now = raw)
                _ = LibC.SetTerminal(Input, Now, now);
        }

        terminal.Write(Enter);
        return terminal;
    }

    /// <summary>True once the terminal hung up.</summary>
    internal bool IsGone { get; private set; }

    internal void Write(string text)
    {
        try
        {
            _output.Write(Encoding.UTF8.GetBytes(text));
            _output.Flush();
        }
        catch (IOException)
        {
            IsGone = true;
        }
    }

    /// <summary>The key pressed within the time; null when none was.</summary>
    internal static char? WaitForKey(TimeSpan time)
    {
        var waiting = new LibC.PollSlot { Descriptor = Input, Events = LibC.PollIn };
        if (LibC.Poll(&waiting, 1, (int)time.TotalMilliseconds) <= 0)
            return null;
        byte key;
        return LibC.Read(Input, &key, 1) == 1 ? (char)key : EndOfInput;
    }

    public void Dispose()
    {
        Write(Leave);
        fixed (byte* before = _before)
            _ = LibC.SetTerminal(Input, Now, before);
        _output.Dispose();
    }
}
