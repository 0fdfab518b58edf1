namespace Flowtriq.Core.Packets.Dissection;

/// <summary>Names of DNS record types and response codes (IANA).</summary>
internal static class DnsTypes
{
    public static string NameOf(uint type) =>
        type switch
        {
            1 => "A",
            2 => "NS",
            5 => "CNAME",
            6 => "SOA",
            12 => "PTR",
            15 => "MX",
            16 => "TXT",
            28 => "AAAA",
            33 => "SRV",
            35 => "NAPTR",
            41 => "OPT",
            43 => "DS",
            46 => "RRSIG",
            47 => "NSEC",
            48 => "DNSKEY",
            50 => "NSEC3",
            52 => "TLSA",
            64 => "SVCB",
            65 => "HTTPS",
            99 => "SPF",
            252 => "AXFR",
            255 => "ANY",
            257 => "CAA",
            _ => $"TYPE{type}",
        };

    public static string NameOfCode(int code) =>
        code switch
        {
            0 => "NOERROR",
            1 => "FORMERR",
            2 => "SERVFAIL",
            3 => "NXDOMAIN",
            4 => "NOTIMP",
            5 => "REFUSED",
            _ => $"RCODE{code}",
        };
}
