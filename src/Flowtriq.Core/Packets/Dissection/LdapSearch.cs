using System.Text;

namespace Flowtriq.Core.Packets.Dissection;

/// <summary>What a search of LDAP asks and answers (RFC 4511 §4.5).</summary>
internal static class LdapSearch
{
    private const int DeepestFilter = 8;

    /// <summary>Notes the fields of a request; the reader stands at its first one.</summary>
    public static void Request(ref FieldReader reader)
    {
        Note(ref reader, "Base object", static one => Named(one.Value));
        Note(ref reader, "Scope", static one => Scope(one.Number));
        Note(ref reader, "Aliases", static one => $"{one.Number}");
        Note(ref reader, "Size limit", static one => $"{one.Number}");
        Note(ref reader, "Time limit", static one => $"{one.Number}");
        Note(ref reader, "Types only", static one => one.Number == 0 ? "no" : "yes");
        Note(ref reader, "Filter", static one => Filter(one, 0));
        if (!Ber.TryRead(reader.Rest, out var attributes))
            return;
        var end = reader.Position + attributes.Length;
        reader.Skip(attributes.HeaderLength);
        while (reader.Position < end && !reader.Ended)
        {
            if (!Note(ref reader, "Attribute", static one => Named(one.Value)))
                return;
        }
    }

    /// <summary>Notes the entry that was found: its name, and each attribute with its values.</summary>
    public static void Entry(ref FieldReader reader)
    {
        Note(ref reader, "Object name", static one => Named(one.Value));
        if (!Ber.TryRead(reader.Rest, out var attributes))
            return;
        var end = reader.Position + attributes.Length;
        reader.Skip(attributes.HeaderLength);
        while (reader.Position < end && !reader.Ended && Ber.TryRead(reader.Rest, out var attribute))
        {
            if (Ber.TryRead(attribute.Value, out var type))
            {
                var values = Ber.TryRead(attribute.Value[type.Length..], out var set) ? Values(set.Value) : "";
                reader.Add(
                    "Attribute",
                    $"{FieldReader.Printable(type.Value, 60)}: {values}",
                    reader.Position,
                    attribute.Length
                );
            }

            reader.Skip(attribute.Length);
        }
    }

    /// <summary>Notes how an operation ended.</summary>
    public static void Result(ref FieldReader reader)
    {
        Note(ref reader, "Result code", static one => $"{one.Number}");
        Note(ref reader, "Matched DN", static one => Named(one.Value));
        Note(ref reader, "Message", static one => FieldReader.Printable(one.Value));
    }

    private delegate string Show(Ber element);

    private static bool Note(ref FieldReader reader, string name, Show show)
    {
        if (!Ber.TryRead(reader.Rest, out var element))
            return false;
        reader.Add(name, show(element), reader.Position, element.Length);
        reader.Skip(element.Length);
        return true;
    }

    private static string Named(ReadOnlySpan<byte> name) => name.IsEmpty ? "ROOT" : FieldReader.Printable(name);

    private static string Values(ReadOnlySpan<byte> set)
    {
        var text = new StringBuilder();
        while (text.Length < 200 && Ber.TryRead(set, out var value))
        {
            text.Append(text.Length == 0 ? "" : ", ").Append(FieldReader.Printable(value.Value, 60));
            set = set[value.Length..];
        }

        return text.ToString();
    }

    private static string Scope(uint value) =>
        value switch
        {
            0 => "base object",
            1 => "one level",
            2 => "whole subtree",
            _ => $"{value}",
        };

    /// <summary>As people write filters (RFC 4515); what is rarer than these is a question mark.</summary>
    private static string Filter(Ber filter, int depth) =>
        filter.Tag switch
        {
            0xA0 => Combined("&", filter, depth),
            0xA1 => Combined("|", filter, depth),
            0xA2 => Combined("!", filter, depth),
            0xA3 => Compared("=", filter),
            0xA5 => Compared(">=", filter),
            0xA6 => Compared("<=", filter),
            0x87 => $"({FieldReader.Printable(filter.Value, 60)}=*)",
            _ => "(?)",
        };

    private static string Combined(string sign, Ber filter, int depth)
    {
        if (depth == DeepestFilter)
            return "(…)";
        var text = new StringBuilder("(").Append(sign);
        var rest = filter.Value;
        while (text.Length < 200 && Ber.TryRead(rest, out var part))
        {
            text.Append(Filter(part, depth + 1));
            rest = rest[part.Length..];
        }

        return text.Append(')').ToString();
    }

    private static string Compared(string sign, Ber filter) =>
        Ber.TryRead(filter.Value, out var type) && Ber.TryRead(filter.Value[type.Length..], out var value)
            ? $"({FieldReader.Printable(type.Value, 60)}{sign}{FieldReader.Printable(value.Value, 60)})"
            : "(?)";
}
