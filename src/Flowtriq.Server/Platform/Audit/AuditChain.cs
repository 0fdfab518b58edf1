using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Flowtriq.Server.Storage;

namespace Flowtriq.Server.Platform.Audit;

/// <summary>
/// The hash of a row: SHA-256 over the previous row's hash and the row's fields in order, each with its length in front, so
/// that no two rows have the same bytes. Whoever changes a row must change all rows after it.
/// </summary>
internal static class AuditChain
{
    /// <summary>What the first row has for its previous hash.</summary>
    internal static readonly string Start = new('0', 64);

    private const int Absent = -1;

    /// <summary>64 hexadecimal digits.</summary>
    /// <param name="previous">The hash of the row before.</param>
    /// <param name="number">The row's number.</param>
    /// <param name="entry">Its fields.</param>
    internal static string Hash(string previous, long number, AuditEntry entry)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Add(previous);
        Add(Text(number));
        Add(Text(entry.At.ToUnixMicroseconds()));
        Add(entry.Person);
        Add(entry.Member);
        Add(entry.Via);
        Add(entry.Address);
        Add(entry.Action);
        Add(entry.Object);
        Add(Text(entry.Status));
        Add(entry.What);
        Add(entry.Before);
        Add(entry.After);
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(string? field)
        {
            var bytes = field is null ? [] : Encoding.UTF8.GetBytes(field);
            Span<byte> length = stackalloc byte[sizeof(int)];
            BinaryPrimitives.WriteInt32BigEndian(length, field is null ? Absent : bytes.Length);
            hash.AppendData(length);
            hash.AppendData(bytes);
        }
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);
}
