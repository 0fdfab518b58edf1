using System.Globalization;

namespace Flowtriq.Agent.Capture;

/// <summary>
/// Counts the packets of a capture, by interface: those that reached the disk and those it was too slow for. Packets reach it
/// piece by piece; a piece is kept or lost as a whole.
/// </summary>
internal sealed class CaptureLosses(int interfaces)
{
    private readonly int[] _waiting = new int[interfaces];
    private readonly int[] _kept = new int[interfaces];
    private readonly int[] _lost = new int[interfaces];
    private readonly int[] _told = new int[interfaces];
    private int _waitingBefore;

    /// <summary>Packets that are lost.</summary>
    internal int Total => _lost.Sum();

    /// <summary>Packets that are in the file.</summary>
    internal int Kept => _kept.Sum();

    /// <summary>Those of them from before the onset.</summary>
    internal int KeptBefore { get; private set; }

    internal int LostOf(int number) => _lost[number];

    internal int KeptOf(int number) => _kept[number];

    /// <summary>A packet joins the piece; returns how many of its interface were lost right before it.</summary>
    internal int Add(int number, bool before)
    {
        if (before)
            _waitingBefore++;
        return _waiting[number]++ == 0 ? _lost[number] - _told[number] : 0;
    }

    /// <summary>The piece is on its way to the disk.</summary>
    internal void Keep()
    {
        for (var number = 0; number < _waiting.Length; number++)
        {
            if (_waiting[number] > 0)
                _told[number] = _lost[number];
            _kept[number] += _waiting[number];
        }

        KeptBefore += _waitingBefore;
        Begin();
    }

    /// <summary>The disk did not take the piece.</summary>
    internal void Lose()
    {
        for (var number = 0; number < _waiting.Length; number++)
            _lost[number] += _waiting[number];
        Begin();
    }

    /// <summary>What a reader is told about an interface; null when nothing is lost.</summary>
    internal string? Remark(int number) =>
        _lost[number] == 0
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{_lost[number]} captured packets are not in this file: the disk was too slow; the packet after a gap tells its size"
            );

    private void Begin()
    {
        Array.Clear(_waiting);
        _waitingBefore = 0;
    }
}
