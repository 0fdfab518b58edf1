using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using Flowtriq.Core.Mitigation.Policies;

namespace Flowtriq.Protocol.Firewall;

/// <summary>Modes and weekly windows of a policy to the wire and back.</summary>
internal static class FirewallWindowCodec
{
    private const int MinutesPerDay = 24 * 60;

    internal static FirewallMode Encode(LevelMode mode) =>
        mode switch
        {
            LevelMode.Observe => FirewallMode.FirewallObserve,
            LevelMode.Propose => FirewallMode.FirewallPropose,
            LevelMode.Approve => FirewallMode.FirewallApprove,
            LevelMode.Auto => FirewallMode.FirewallAuto,
        };

    internal static bool TryDecode(FirewallMode message, out LevelMode mode)
    {
        mode = (LevelMode)((int)message - 1);
        return message is >= FirewallMode.FirewallObserve and <= FirewallMode.FirewallAuto;
    }

    internal static FirewallWindow Encode(ScheduleWindow window) =>
        new()
        {
            Days = window.Days.Aggregate(0u, static (bits, day) => bits | (1u << (int)day)),
            FromMinutes = Minutes(window.From),
            ToMinutes = Minutes(window.To),
            AtMost = Encode(window.AtMost),
            UtcOffsetMinutes = (int)window.UtcOffset.TotalMinutes,
        };

    internal static bool TryDecode(FirewallWindow message, [NotNullWhen(true)] out ScheduleWindow? window)
    {
        window = null;
        if (!TryDecode(message.AtMost, out var mode) || message.FromMinutes >= MinutesPerDay)
            return false;
        if (message.ToMinutes >= MinutesPerDay || message.UtcOffsetMinutes is < -MinutesPerDay or > MinutesPerDay)
            return false;
        window = new ScheduleWindow(
            [.. Enum.GetValues<DayOfWeek>().Where(day => (message.Days & (1u << (int)day)) != 0)],
            Time(message.FromMinutes),
            Time(message.ToMinutes),
            mode,
            TimeSpan.FromMinutes(message.UtcOffsetMinutes)
        );
        return true;
    }

    private static uint Minutes(TimeOnly time) => (uint)((time.Hour * 60) + time.Minute);

    private static TimeOnly Time(uint minutes) => new((int)minutes / 60, (int)minutes % 60);
}
