#!/bin/sh
# The certificates of the tests of TLS: sh test/unit/http/certificates/make.sh, with OpenSSL. They vouch for nothing and
# guard nothing; the keys are here because the tests are servers, too.
set -eu
cd "$(dirname "$0")"
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
touch "$work/index"

# file, name, extensions, from, until, how it is signed
certificate() {
  openssl req -newkey ec -pkeyopt ec_paramgen_curve:P-256 -nodes -keyout "$1.key" -out "$work/$1.csr" -subj "/CN=$2"
  printf '[ca]\ndefault_ca=own\n[own]\ndatabase=%s/index\nnew_certs_dir=%s\ndefault_md=sha256\npolicy=any\nrand_serial=yes\nunique_subject=no\n[any]\ncommonName=supplied\n[extensions]\n%b\n' \
    "$work" "$work" "$3" >"$work/$1.cnf"
  openssl ca -batch -notext -config "$work/$1.cnf" -extensions extensions -startdate "$4" -enddate "$5" \
    -in "$work/$1.csr" -out "$1.pem" $6
}

local="subjectAltName=DNS:localhost,IP:127.0.0.1"
certificate ca "hvm test CA" "basicConstraints=critical,CA:TRUE\nkeyUsage=critical,keyCertSign,cRLSign" \
  20200101000000Z 21200101000000Z "-selfsign -keyfile ca.key"
by="-cert ca.pem -keyfile ca.key"
certificate server localhost "$local" 20200101000000Z 21200101000000Z "$by"
certificate other vcenter.example.jp "subjectAltName=DNS:vcenter.example.jp" 20200101000000Z 21200101000000Z "$by"
certificate expired localhost "$local" 20200101000000Z 20210101000000Z "$by"
certificate self photon-machine "$local" 20200101000000Z 21200101000000Z "-selfsign -keyfile self.key"
rm ca.key
