using System.Globalization;

namespace Flowtriq.Core.Alerting;

/// <summary>Whom a step of an escalation tells.</summary>
public abstract record AlertTarget
{
    private AlertTarget() { }

    /// <summary>A channel.</summary>
    public sealed record Channel(long Number) : AlertTarget;

    /// <summary>A member, the way that member wants to be told.</summary>
    public sealed record Person(long Member) : AlertTarget;

    /// <summary>Whoever is on call in a rota at that moment.</summary>
    public sealed record OnCall(long Rota) : AlertTarget;

    /// <summary>Calls the function of this target's case.</summary>
    public T Match<T>(Func<Channel, T> channel, Func<Person, T> person, Func<OnCall, T> onCall) =>
        this switch
        {
            Channel e => channel(e),
            Person e => person(e),
            OnCall e => onCall(e),
            _ => throw new InvalidOperationException($"{GetType()} is no case of this hierarchy."),
        };

    /// <summary>"channel:3", "person:4", "rota:1".</summary>
    public sealed override string ToString() =>
        Match(
            static e => string.Create(CultureInfo.InvariantCulture, $"channel:{e.Number}"),
            static e => string.Create(CultureInfo.InvariantCulture, $"person:{e.Member}"),
            static e => string.Create(CultureInfo.InvariantCulture, $"rota:{e.Rota}")
        );

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static AlertTarget? Parse(string text)
    {
        var colon = text.IndexOf(':');
        return
            colon > 0
            && long.TryParse(text.AsSpan(colon + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? text[..colon] switch
            {
                "channel" => new Channel(number),
                "person" => new Person(number),
                "rota" => new OnCall(number),
                _ => null,
            }
            : null;
    }
}
