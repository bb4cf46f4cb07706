// Before the program starts: content-hashed names come from index.html, fonts serve both the canvas and the inputs.
Module['canvas'] = document.getElementById('canvas');
Module['locateFile'] = function (name) {
  var link = document.querySelector('link[data-file="' + name + '"]');
  return link ? link.href : name;
};
Module['preRun'] = [function () {
  var faces = [['text-regular', 'Kram', '400'], ['text-semibold', 'Kram', '600'], ['icons', 'Kram Icons', '400']];
  addRunDependency('fonts');
  Module['kramFonts'] = [];
  Promise.all(faces.map(function (face, index) {
    var link = document.querySelector('link[data-font="' + face[0] + '"]');
    return fetch(link.href).then(function (response) { return response.arrayBuffer(); }).then(function (bytes) {
      Module['kramFonts'][index] = new Uint8Array(bytes);
      var font = new FontFace(face[1], bytes, { weight: face[2] });
      document.fonts.add(font);
      return font.load();
    });
  })).then(function () { removeRunDependency('fonts'); });
}];
