using System.Collections.Frozen;
using System.Globalization;
using Flowtriq.Core.Alerting;
using Flowtriq.Core.Incidents;
using Flowtriq.Server.Alerting.Channels;
using Flowtriq.Server.Contract.Alerting;
using Flowtriq.Server.Platform;

namespace Flowtriq.Server.Alerting.Telling;

/// <summary>Who can be told, what they are called, and the ways each wants to be told.</summary>
internal sealed class Recipients(ChannelStore channels, PreferenceStore preferences, People people)
{
    private const string Mail = "mail:";

    /// <summary>Channels, then people; rotas are added by who knows them.</summary>
    internal IEnumerable<AlertRecipient> All() =>
        channels
            .All()
            .Select(static channel => new AlertRecipient(
                new AlertTarget.Channel(channel.Setup.Number).ToString(),
                channel.Setup.Name
            ))
            .Concat(
                people
                    .All()
                    .Select(static person => new AlertRecipient(
                        new AlertTarget.Person(person.Number).ToString(),
                        person.Name
                    ))
            );

    /// <summary>The ways a recipient is told: "channel:3", "mail:4"; none when a person wants to hear of nothing that small.</summary>
    internal IReadOnlyList<string> Ways(AlertTarget target, Severity severity) =>
        target.Match<IReadOnlyList<string>>(
            static channel => [channel.ToString()],
            person => Ways(person.Member, severity),
            static _ => []
        );

    /// <summary>What the recipient of a way is called: "NOC Slack", "Ada by e-mail".</summary>
    internal string Name(string way) =>
        MailOf(way) is { } member ? $"{Person(member)?.Name ?? "a former member"} by e-mail"
        : AlertTarget.Parse(way) is AlertTarget.Channel channel ? channels.Find(channel.Number)?.Setup.Name ?? way
        : way;

    /// <summary>The names of all members, by number.</summary>
    internal FrozenDictionary<long, string> Names() =>
        people.All().ToFrozenDictionary(static person => person.Number, static person => person.Name);

    internal PersonEntry? Person(long member) => people.All().FirstOrDefault(person => person.Number == member);

    /// <summary>The member whose e-mail a way is; null when it is a channel.</summary>
    internal static long? MailOf(string way) =>
        way.StartsWith(Mail, StringComparison.Ordinal)
        && long.TryParse(way.AsSpan(Mail.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var member)
            ? member
            : null;

    private List<string> Ways(long member, Severity severity)
    {
        var wanted = preferences.Of(member);
        var ways = new List<string>();
        if (severity < wanted.AtLeast || Person(member) is null)
            return ways;
        if (wanted.Email)
            ways.Add(string.Create(CultureInfo.InvariantCulture, $"{Mail}{member}"));
        ways.AddRange((wanted.Channels ?? []).Select(static number => new AlertTarget.Channel(number).ToString()));
        return ways;
    }
}
